"""What knows the theme's HTML: its page, cut at the places that our pages fill."""
