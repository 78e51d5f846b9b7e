"""Records and results as files: which are read, where results go, how they are written and kept account of."""
