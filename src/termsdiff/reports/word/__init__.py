"""Word files with real revisions: the client's own package, marked where OLD and NEW differ."""
