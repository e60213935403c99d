"""The forms of English words: regular ones made, irregular ones listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

VOWELS = "aeiou"


def inflect(verb: str, irregular: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return each form of a verb with its kind: base, s, past or ing; past also stands for the participle."""
    listed = irregular.get(verb)
    if listed is None:
        return {third_person(verb): "s", past(verb): "past", gerund(verb): "ing", verb: "base"}
    forms = {listed[0]: "s", listed[-1]: "ing", verb: "base"}
    return {**dict.fromkeys(listed[1:-1], "past"), **forms}


def third_person(verb: str) -> str:
    """`push` gives pushes, `deny` denies, `note` notes."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if ends_in_consonant_y(verb) else f"{verb}s"


def past(verb: str) -> str:
    """`note` gives noted, `deny` denied, `push` pushed."""
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if ends_in_consonant_y(verb) else f"{verb}ed"


def gerund(verb: str) -> str:
    """`note` gives noting, `agree` agreeing, `push` pushing."""
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


def ends_in_consonant_y(verb: str) -> bool:
    """Tell deny from say."""
    return len(verb) > 1 and verb[-1] == "y" and verb[-2] not in VOWELS


def singular(noun: str) -> str:
    """`duties` gives duty, `tariffs` tariff; crisis and gas stay."""
    if len(noun) > 4 and noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-1] if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun
