"""Input: files of any format, standard input and addresses in, text as Markdown out."""
