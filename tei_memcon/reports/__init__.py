"""Ways of telling findings: one file each."""
