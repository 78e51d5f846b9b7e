"""Checks on TEI: one file each."""
