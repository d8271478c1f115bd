"""Word files to Markdown: the package, its visible contents, and a count of its words."""
