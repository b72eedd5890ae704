"""Works with the theme's HTML: renders its page once, and fills it for every page."""
