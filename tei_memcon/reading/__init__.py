"""The steps of reading that all readers share: the page, its header, the meeting it tells of, its text and notes."""
