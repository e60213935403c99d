"""Merging: facts of different reports that are the same fact, who says so, and where they disagree."""
