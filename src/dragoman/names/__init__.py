"""Whether two mentions name one person: names taken apart, compared by sound, weighed with what stands beside them."""

from dragoman.names.alignment import warm
from dragoman.names.deciding import DIFFERENT, SAME, UNCERTAIN, Decision, Reason, compare, same_surname
from dragoman.names.parts import Personal, personal
from dragoman.names.surroundings import Known, is_one

__all__ = [
    "DIFFERENT",
    "SAME",
    "UNCERTAIN",
    "Decision",
    "Known",
    "Personal",
    "Reason",
    "compare",
    "is_one",
    "personal",
    "same_surname",
    "warm",
]
