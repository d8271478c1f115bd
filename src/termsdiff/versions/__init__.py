"""Versions: where the texts of terms come from."""
