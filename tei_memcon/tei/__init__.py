"""Writing and reading TEI."""
