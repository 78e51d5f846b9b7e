"""Lists of words and names, each with its source."""
