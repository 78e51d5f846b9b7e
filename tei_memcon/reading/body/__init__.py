"""The running text of a record: its paragraphs, turns, lists, headings and closers."""
