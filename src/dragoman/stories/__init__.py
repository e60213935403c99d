"""Stories: which reports are copies of one text, and which tell of one development."""

from dragoman.stories.copies import Copy, find_copies
from dragoman.stories.grouping import Groups, Join, group
from dragoman.stories.sketches import Sketch, make_sketch

__all__ = ["Copy", "Groups", "Join", "Sketch", "find_copies", "group", "make_sketch"]
