"""People: personography, forms of names."""
