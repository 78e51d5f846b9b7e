"""Readers of source formats: one file each."""
