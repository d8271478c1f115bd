"""Reports: turn a comparison into what people and programs read."""
