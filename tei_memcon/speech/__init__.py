"""Who speaks: labels, turns, reported speech."""
