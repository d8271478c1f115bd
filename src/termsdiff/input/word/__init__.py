"""Word files to Markdown: the package, what a reader sees in it, and a count of its words."""
