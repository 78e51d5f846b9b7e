"""Editorial rules for running text: one file per phenomenon."""
