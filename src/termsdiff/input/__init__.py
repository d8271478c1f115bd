"""Input: reads files of any format, standard input and addresses, and returns text as Markdown."""
