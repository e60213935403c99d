"""Whose office a report is of, by the lines above its text."""

from __future__ import annotations

import pytest

from dragoman.actors.issuers import issuer
from dragoman.codebook.book import load_codebook
from dragoman.records import Article, Document, Segment

TABLE = load_codebook().actors
BODY = "The Minister received the ambassador."


def report(head: str) -> Article:
    document = Document(id="d", version="v", file="a.txt", text=f"{head}\n{BODY}")
    lines = Segment(kind="byline", start=0, end=len(head))
    body = Segment(kind="body", start=len(head) + 1, end=len(document.text))
    return Article(
        document=document, number=0, start=0, end=body.end, title=None, published=None,
        published_basis=None, outlet=None, language="en", segments=(lines, body), paragraphs=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "state"),
    [
        ("Ministry of Foreign Affairs, Skopje\nStatement for the press", "MKD"),
        ("Ministry of Foreign Affairs of Ghana", "GHA"),
        ("Republic of Niger\nMinistry of the Interior\nCommunique of 15 March", "NER"),
        ("Togo, Ministry of Defence, statement of 3 May", "TGO"),
        ("State of Kuwait\nMinistry of Foreign Affairs\nKuwait City, 3 May", "KWT"),
        ("Foreign Ministry Summons Ghana Envoy", None),
        ("Ghana foreign ministry summons envoy of Togo", None),
        ("Talks go on in Accra\nThe Coast Herald", None),
    ],
)
def test_the_office_above_the_text(head: str, state: str | None) -> None:
    assert issuer(report(head), TABLE) == state
