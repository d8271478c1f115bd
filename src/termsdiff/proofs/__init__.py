"""Proofs: a chain of small named proofs, each accounting for differences without meaning."""
