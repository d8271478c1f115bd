"""A web page as a reader sees it: what is visible, what is text, and that text as Markdown."""
