"""A PDF as a reader sees it: glyphs to lines, lines to columns, tables and paragraphs."""
