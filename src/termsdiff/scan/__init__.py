"""Whole archives: every change of every document as tables, on one machine or on a cluster."""
