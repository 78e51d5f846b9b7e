"""The meeting that a record tells of: when and where it was, who took part, who presided."""
