"""The page as copied: its lines, running heads, stamps, columns, and what a copy did to them."""
