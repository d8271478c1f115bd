"""Text: what characters, words and languages are, for every package that reads texts."""
