"""Text: characters, words and languages, for every package that reads texts."""
