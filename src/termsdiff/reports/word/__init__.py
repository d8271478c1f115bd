"""Word files with tracked changes: the client's own package, marked where OLD and NEW differ."""
