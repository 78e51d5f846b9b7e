"""Exports of TEI to other formats: one file each."""
