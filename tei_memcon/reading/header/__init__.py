"""What stands above the text of a record: head, dateline, subject, participants, place."""
