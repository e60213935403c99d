"""The language of a text, from its script first, then from its words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

#: Scripts that are each written by one of the languages told apart here; the first word of the letters' Unicode names.
ONE_LANGUAGE = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "GREEK": "el", "HEBREW": "he", "THAI": "th",
    "DEVANAGARI": "hi", "BENGALI": "bn", "TAMIL": "ta", "GEORGIAN": "ka", "ARMENIAN": "hy", "ETHIOPIC": "am",
}  # fmt: skip
SEVERAL = {
    "LATIN": (
        "en",
        "es",
        "fr",
        "de",
        "it",
        "pt",
        "nl",
        "pl",
        "tr",
        "cs",
        "ro",
        "hu",
        "sv",
        "da",
        "no",
        "fi",
        "id",
        "vi",
    ),
    "CYRILLIC": ("ru", "uk", "bg", "sr", "kk"),
    "ARABIC": ("ar", "fa", "ur"),
}
#: Letters that are looked at, half of them from the beginning and half from the middle.
LOOKED_AT = 2000
#: A text in Latin letters with fewer of them is not judged.
FEWEST = 20
#: Below this many letters another language must be quite sure to be preferred to English.
FEW, SURE = 200, 0.9
#: Little words of English that no other language has so many of.
LITTLE_WORDS = frozenset(
    {"the", "of", "and", "to", "with", "that", "from", "by", "for", "said", "has", "have", "will", "its"}
)
#: How much more one East Asian character says than a letter.
WEIGHT = {"HANGUL": 2, "HIRAGANA": 2, "KATAKANA": 2, "CJK": 3}


def language_code(value: str | None) -> str | None:
    """Return `en` for `en`, `en-US`, `EN_gb`; None for what is no code."""
    found = re.fullmatch(r"\s*([a-zA-Z]{2,3})(?:[-_][\w-]+)?\s*", value or "")
    return found[1].lower() if found else None


def language_of(text: str) -> str | None:
    """Return the two-letter code of the language that most of a text is in; None where there is too little of it."""
    scripts = _scripts(text)
    if not scripts:
        return None
    script = _main(scripts)
    if script == "CJK" and scripts["HIRAGANA"] + scripts["KATAKANA"] > scripts["CJK"] / 20:
        return "ja"
    if script in ONE_LANGUAGE:
        return ONE_LANGUAGE[script]
    if script not in SEVERAL or (script == "LATIN" and scripts[script] < FEWEST):
        return None
    if script == "LATIN" and _plainly_english(text):
        return "en"
    return _by_words(_sample(text), SEVERAL[script], few=scripts[script] < FEW)


def contradicted(text: str, language: str) -> bool:
    """Tell whether a text said to be in a language of one script is plainly written in another."""
    scripts = _scripts(text)
    known = language in ONE_LANGUAGE.values() or any(language in names for names in SEVERAL.values())
    if not known or scripts.total() < FEWEST:
        return False
    return (_main(scripts) == "LATIN") != (language in SEVERAL["LATIN"])


def _main(scripts: Counter[str]) -> str:
    """Return the script that says most."""
    return max(sorted(scripts), key=lambda name: scripts[name] * WEIGHT.get(name, 1))


def _sample(text: str) -> str:
    middle = len(text) // 2
    return text if len(text) <= 2 * LOOKED_AT else text[:LOOKED_AT] + " " + text[middle : middle + LOOKED_AT]


def _scripts(text: str) -> Counter[str]:
    """Count letters by script."""
    letters = "".join(filter(str.isalpha, _sample(text)))[:LOOKED_AT]
    others = [c for c in letters if c > "\x7f"] if not letters.isascii() else []
    counted = Counter(unicodedata.name(c, "?").split()[0] for c in others)
    if len(letters) > len(others):
        counted["LATIN"] += len(letters) - len(others)
    return counted


def _plainly_english(text: str) -> bool:
    """Tell whether a text is full of the little words of English; most are, and need no model of languages."""
    words = re.findall(r"[^\W\d_]+", _sample(text).lower())
    found = [word for word in words if word in LITTLE_WORDS]
    return len(set(found)) >= 4 and len(found) > len(words) * 0.15


def _by_words(text: str, candidates: tuple[str, ...], *, few: bool) -> str | None:
    ranked = [(name, float(p)) for name, p in _identifier().rank(text) if name in candidates]
    name, share = ranked[0]
    return "en" if "en" in candidates and few and share < SURE else name


@cache
def _identifier() -> Any:
    """Load the model of languages, when it is first needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([name for names in SEVERAL.values() for name in names])
    return identifier
