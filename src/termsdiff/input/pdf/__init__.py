"""A PDF as a reader sees it: from glyphs to lines, columns, tables and paragraphs."""
