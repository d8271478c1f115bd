"""Proofs: a chain of small named proofs, each accounting for words that differ and mean nothing."""
