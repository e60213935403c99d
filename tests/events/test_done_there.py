"""An act told without its parties is done by the two states that were told last to deal with each other."""

from __future__ import annotations

import pytest

from dragoman.codebook.book import Codebook, load_codebook
from tests.conftest import parsed
from tests.events.test_headlines import read

MET = (
    "Chile Chile PROPN 2 nsubj\nmet meet VERB 0 root Tense=Past|VerbForm=Fin\nPeru Peru PROPN 2 obj\n. . PUNCT 2 punct"
)
SIGNED = (
    "A a DET 2 det\ntreaty treaty NOUN 4 nsubj:pass\nwas be AUX 4 aux:pass Tense=Past|VerbForm=Fin\n"
    "signed sign VERB 0 root Tense=Past|VerbForm=Part"
)
BY_FIRMS = f"{SIGNED}\nby by ADP 6 case\nfirms firm NOUN 4 obl:agent"
WITH_BOLIVIA = f"{SIGNED}\nwith with ADP 6 case\nBolivia Bolivia PROPN 4 obl"
LEASE = SIGNED.replace("treaty treaty", "lease lease")
ASIDE = (
    "The the DET 2 det\ntreaty treaty NOUN 4 nsubj\nsigned sign VERB 2 acl Tense=Past|VerbForm=Part\n"
    "yellows yellow VERB 0 root Tense=Pres|VerbForm=Fin"
)
AGREED = (
    "It it PRON 3 expl\nwas be AUX 3 aux:pass Tense=Past|VerbForm=Fin\nagreed agree VERB 0 root Tense=Past|VerbForm=Part\n"
    "that that SCONJ 7 mark\nships ship NOUN 7 nsubj\nmay may AUX 7 aux\npass pass VERB 3 csubj:pass VerbForm=Inf"
)
SHORT = "Chile Chile PROPN 2 nsubj\nslept sleep VERB 0 root Tense=Past|VerbForm=Fin\n. . PUNCT 2 punct"


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


@pytest.mark.parametrize(
    ("after", "type_"),
    [
        (SIGNED, "SUPPORT"),
        (AGREED, "AGREE"),
        (BY_FIRMS, None),
        (WITH_BOLIVIA, None),
        (LEASE, None),
        (ASIDE, None),
    ],
)
def test_those_who_met_signed(after: str, type_: str | None, codebook: Codebook) -> None:
    """Chile met Peru. / A treaty was signed."""
    first = parsed(MET)
    events = read(first, parsed(after, number=1, start=len(first.text) + 1), codebook=codebook)
    done = [(e.type, sorted(x.id for x in e.actors)) for e in events if e.cue.start > len(first.text)]
    assert done == ([(type_, ["chl", "per"])] if type_ else [])


def test_without_an_act_between_two_nobody_signed(codebook: Codebook) -> None:
    """Chile slept. / A treaty was signed."""
    first = parsed(SHORT)
    assert not read(first, parsed(SIGNED, number=1, start=len(first.text) + 1), codebook=codebook)
