"""Reports: a comparison in, what people and programs read out."""
