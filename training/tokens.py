"""Words of running English as the English treebanks of Universal Dependencies cut them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_ICONS, CONCAT_QUOTES, CURRENCY
from spacy.lang.en import English
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

#: No mark is peeled off the ends of a longer stretch without white space: one by one, that would cost its square.
LONGEST_PEELED = 400

#: Abbreviations that keep their full stop; names of days, months and states come from spaCy.
ABBREVIATIONS = (
    # Titles and ranks.
    "Amb. Atty. Brig. Capt. Cdr. Cmdr. Col. Cpl. Fr. Gens. Govs. Hon. Lt. Maj. Messrs. Mlle. Mme. Profs. Pvt. Reps."
    " Sens. Sgt. Sr. Supt."
    # Days that are no other word.
    " Fri. Mon. Sat. Thu. Thur. Thurs. Tue. Tues. Wed."
    # Places, bodies and references.
    " Assn. Attn. Ave. Blvd. Dept. Esq. Fig. Figs. Ft. No. Nos. Rs. Univ. Vol. al. approx. ca. cf. esp. pp. vol."
)
#: Titles that headlines and datelines write in capitals.
CAPITALS = "ADM. COL. DR. GEN. GOV. LT. MAJ. MR. MRS. MS. PROF. REP. SEN. SGT. ST."
#: Abbreviations behind which a space may be missing ("Gen.Brunson", "Nov.28").
SPACELESS = (
    "Adm Amb Apr Aug Capt Col Dec Dr Feb Ft Gen Gov Jan Lt Maj Mr Mrs Ms Mt No Nov Oct Prof Rep Rev Sen Sept Sgt St"
)
#: Contractions without their apostrophe that are no other word: the two words they stand for.
BARE_CONTRACTIONS = (
    "ai-nt are-nt ca-nt could-nt did-nt do-nt does-nt had-nt has-nt have-nt he-s here-s i-m i-ve is-nt should-nt that-s"
    " there-s they-re they-ve was-nt we-ve were-nt what-s who-s wo-nt would-nt you-ll you-re you-ve"
    " can-not gim-me gon-na got-ta lem-me wan-na"
)
#: Parts of spaCy's exceptions that the treebanks do not know, and words of which spaCy makes contractions.
UNWANTED = {"and/or", "Id.", "):", "(:", "(;", "(=", "8)"}

#: What stands before a hyphen without being a word of its own ("pre-war", "anti-ship").
BOUND = (
    "anti arch co counter cross cyber ex extra inter intra macro mega micro mid mini multi neo non over"
    " post pre pro pseudo re semi socio sub super ultra"
)
#: The like in small letters only, as names begin so too ("Bi-ying", "Un-chan").
BOUND_SMALL = "bi de e tri un"
#: What stands behind a hyphen without being a word of its own ("day-wise").
BOUND_ENDS = "esque less wise"
#: Units that are words of their own right after a number ("3bn", "10pm", "5km").
UNITS = (
    "bn mn tn trn k m MM million billion trillion cm mm km kg mg lb lbs oz ft yd ha mph kph kmh Hz kHz MHz GHz kW MW GW"
    " kWh MWh KB MB GB TB am pm AM PM a.m. p.m."
)
#: Units that are so only behind a bare number, as they end the names of weapons too ("F-16C").
CAPITAL_UNITS = "[CFKM]"
FILES = "docx?|DOCX?|xlsx?|XLSX?|pptx?|pdf|PDF|txt|csv|html?|jpe?g|png|gif|zip|mp[34]"

APOSTROPHE = "['’‘`´]"
HYPHEN = "[-‐‑]"
DASH = "[–—―]|--+"
SIGN = rf"[{CONCAT_ICONS}•‣←↑→↓⇒×※]"
QUOTE = rf"''|``|‘‘|’’|[{CONCAT_QUOTES}″]"
MARK = "[…,:;!?¿؟¡()\\[\\]{}<>&。？！，、；：～·।،۔؛٪_*|]"
#: One mark repeated ("!!", "--", "===="); brackets nest, and are taken together from four on.
RUN = r"[!?]{2,}|\.{2,}|…\.*|([-=*_#~<>|])\1+|([^\w\s])\2{3,}"


def _either(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))


def _behind(words: str, pattern: str) -> Iterator[str]:
    """Yield `pattern` filled with the words of one length at a time, as only such may be looked back at."""
    lengths: dict[int, list[str]] = {}
    for word in words.split():
        lengths.setdefault(len(word), []).append(word)
    for same in lengths.values():
        yield pattern.format("|".join(map(re.escape, same)))


def _prefixes() -> str:
    return (
        rf"^(?!.{{{LONGEST_PEELED}}})(?:"
        + "|".join(
            [
                RUN,
                r"(?:US|HK|NT|NZ|[ACRS])\$(?=\d)",
                CURRENCY,
                DASH,
                r"(?!['’]\d\ds?(?!\w))(?:" + QUOTE + ")",
                MARK,
                r"[§%=~]",
                SIGN,
                r"\+(?!\d)|/(?=[A-Za-z])",
                r"#(?![^\W\d])",
                r"@(?=\d)",
                rf"{HYPHEN}(?=[{ALPHA}]{{2}})",
            ]
        )
        + ")"
    )


def _suffixes() -> str:
    named = "".join(rf"(?<![A-Za-z]{hyphen}\d{{{n}}})" for hyphen in ("", HYPHEN) for n in (1, 2, 3))
    return (
        rf"(?<!.{{{LONGEST_PEELED}}})(?:"
        + "|".join(
            [
                r"(?<![!?])[!?]+",
                r"(?<!\.)\.{2,}",
                r"…\.*",
                r"(?<=[a-z]{3})\.[?!]+",
                r"([-=*_#~<>|])\1{1,400}|([^\w\s])\2{3,400}",
                QUOTE,
                DASH,
                MARK,
                r"[#=~]",
                SIGN,
                rf"(?<=[{ALPHA_LOWER}])n{APOSTROPHE}t|(?<=[{ALPHA_UPPER}])N{APOSTROPHE}T",
                rf"{APOSTROPHE}(?:[sSdDmM]|ll|LL|re|RE|ve|VE)",
                rf"(?<=[{ALPHA}0-9]{{4}}){HYPHEN}|(?<=[{ALPHA}]\.){HYPHEN}",
                r"(?<=[A-Za-z0-9])\+",
                rf"(?<=\d)(?:%|{CURRENCY})",
                rf"(?<=\d)(?:{_either(UNITS)})",
                rf"(?<=\d){named}{CAPITAL_UNITS}",
                rf"(?<=[0-9{ALPHA_LOWER}%²\-+\])}},:;{CONCAT_QUOTES}])\.",
                rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
            ]
        )
        + ")$"
    )


def _infixes() -> str:
    bound = "".join(
        [
            *_behind(BOUND, rf"(?<!(?<![\w-])(?i:{{}}){HYPHEN})"),
            *_behind(BOUND_SMALL, rf"(?<!(?<![\w-])(?:{{}}){HYPHEN})"),
            rf"(?!(?<=(?<![\w-])E{HYPHEN})[{ALPHA_LOWER}])",
            rf"(?!(?:{_either(BOUND_ENDS)})\b)",
        ]
    )
    return "|".join(
        [
            # An address between brackets or behind a full stop whose space is missing.
            r"https?://[^\s()\[\]<>\"“”]+|(?<=\w)\.(?=https?://)",
            RUN,
            SIGN,
            DASH,
            '["“”„«»()\\[\\]{}·。？！，、；：「」『』（）《》〈〉【】]',
            # Hyphens: between words, but behind or before what is no word; between numbers.
            rf"(?<=[{ALPHA}0-9.%)\]{CONCAT_QUOTES}]){HYPHEN}(?=[{ALPHA}0-9]){bound}",
            rf"(?<=[{ALPHA}0-9.%]){HYPHEN}(?=[{CONCAT_QUOTES}($£€¥₩])",
            rf"(?<=\d)(?=(?:{_either(UNITS)})(?:{HYPHEN}|[–—/]))|(?<=[^A-Z])[$£€¥₩](?=\d)|(?<=\d)%",
            r"(?<=[0-9])[+*^](?=[0-9-])|(?<=\d)['’](?=\d)",
            # A full stop, comma or mark with the space behind it missing.
            rf"(?<=[{ALPHA_LOWER}]{{2}})\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}@#])",
            rf"(?<=[0-9%)\]{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}][{ALPHA_LOWER}])",
            rf"(?<=[{ALPHA}0-9])[,;:](?=[\"“”()\]])",
            rf"(?<=[{ALPHA}])[,;](?=[{ALPHA}])|(?<=[{ALPHA}])[,;](?=\d)|(?<=\d)[,;](?=[{ALPHA}])",
            r"(?<=\d),(?=\d{1,2}(?![\d,.]))|(?<=\d),(?=\d{4}(?!\d))",
            rf"(?<=[{ALPHA}])[!?](?=[{ALPHA}])",
            *_behind(SPACELESS, r"(?<=(?<![\w.])(?:{})\.)(?=\w)"),
            rf"(?<=(?<!\w)[{ALPHA_UPPER}]\.)(?=[{ALPHA_UPPER}][{ALPHA_LOWER}]{{2}})",
            # Signs between words, not between single letters ("l/c").
            rf"(?<=[{ALPHA}0-9])[:<>=](?=[{ALPHA}])",
            rf"(?<=[{ALPHA}0-9])/(?=[{ALPHA}])(?!(?<=(?<!\w)[{ALPHA}]/)[{ALPHA}](?!\w))",
            # Clitics before another infix.
            rf"(?<=[{ALPHA_LOWER}])n{APOSTROPHE}t(?![{ALPHA}])|(?<=[{ALPHA}]){APOSTROPHE}(?:s|ll|re|ve|d|m)(?![{ALPHA}])",
        ]
    )


def _whole() -> str:
    """Return what is one word whatever stands in it, before marks are peeled off."""
    return (
        "(?:"
        + "|".join(
            [
                r"(?:[A-Za-z]\.){2,}",
                r"(?:[A-Z][a-z]?\.){2,}",
                # Decades and years; the numbers of telephones, days and files; India's lakhs.
                rf"(?:1\d)?\d0{APOSTROPHE}s",
                r"['’]\d\ds?",
                r"\d+(?:-\d+){2,}",
                r"\d{3}-\d{4}(?<!00)",
                r"\d{5}-\d{4}",
                r"\d{1,2}(?:,\d\d)+,\d{3}",
                # A letter that the editor changed ("[W]e").
                rf"\w*\[[{ALPHA}]\][{ALPHA}]+",
                # Documents of the United Nations ("S/RES/2397").
                r"[AES]/(?:[A-Z0-9.-]{1,12}/){0,4}[A-Z0-9.-]{0,12}\d",
                rf"[\w#-]{{1,80}}\.(?:{FILES})",
            ]
        )
        + ")$"
    )


def _addresses() -> str:
    """Return what is one word once marks are peeled off: addresses on the net and of mail."""
    return (
        "(?:"
        + "|".join(
            [
                r"(?:[A-Za-z][A-Za-z+.-]{1,20}://|www\.)\S+",
                r"(?:mailto:)?[\w.+%-]{1,80}@\w[\w-]{0,80}(?:\.[\w-]{1,80})+",
                rf"(?:\w[\w-]{{0,62}}\.){{1,8}}[{ALPHA_LOWER}]{{2,24}}(?::\d{{2,5}})?(?:[/?#]\S*)?",
            ]
        )
        + ")$"
    )


def _exceptions() -> dict[str, list[dict[int, str]]]:
    """Return spaCy's exceptions with an apostrophe or a mark in them, and our own abbreviations and contractions."""
    rules = {
        text: words
        for text, words in English.Defaults.tokenizer_exceptions.items()
        if text not in UNWANTED and (len(words) == 1 or not text.isalpha())
    }
    for text in (ABBREVIATIONS + " " + CAPITALS + " [...] […] +/-").split():
        rules[text] = [{ORTH: text}]
    for quote in "\"”'’":  # an answer, no number
        rules[f"No.{quote}"] = [{ORTH: "No"}, {ORTH: "."}, {ORTH: quote}]
    for mark in ",;)":  # elsewhere its full stop ends a sentence more often than not
        rules[f"etc.{mark}"] = [{ORTH: "etc."}, {ORTH: mark}]
    for parts in BARE_CONTRACTIONS.split():
        first, second = parts.split("-")
        for words in _cases(first, second):
            rules["".join(words)] = [{ORTH: word} for word in words]
    return rules


def _cases(first: str, second: str) -> Iterable[tuple[str, str]]:
    return (first, second), (first.capitalize(), second), (first.upper(), second.upper())


def tokenizer(vocab: Vocab) -> Tokenizer:
    """Return the tokenizer of the reading engine."""
    return Tokenizer(
        vocab,
        rules=_exceptions(),
        prefix_search=re.compile(_prefixes()).search,
        suffix_search=re.compile(_suffixes()).search,
        infix_finditer=re.compile(_infixes()).finditer,
        token_match=re.compile(_whole()).match,
        url_match=re.compile(_addresses()).match,
    )
