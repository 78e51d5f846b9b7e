"""Notes: where they stand, how they are numbered, and the marks in the text that call them."""
