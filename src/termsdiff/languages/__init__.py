"""What depends on a language: word lists and grammar as data, and the glosses made of them."""
