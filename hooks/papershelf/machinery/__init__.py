"""What knows no paper: processes, files, what is remembered from build to build, progress."""
