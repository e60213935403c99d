"""The language of a text."""

from __future__ import annotations

import sys

import pytest

from dragoman.readers.languages import contradicted, language_code, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Prime minister visits Oslo for talks", "en"),
        ("Ramos, Okafor and Lindqvist hail pact", "en"),
        ("Der Außenminister reiste am Freitag nach Oslo, um mit seiner Kollegin zu sprechen", "de"),
        ("Le ministre des affaires étrangères se rend à Oslo", "fr"),
        ("Міністр закордонних справ зустрівся з колегою", "uk"),
        ("وزير الخارجية التقى نظيره", "ar"),
        ("장관 회담", "ko"),
        ("李 대통령 방미", "ko"),
        ("外務大臣は金曜日", "ja"),
        ("外交部长星期五在华盛顿", "zh"),
        ("ο υπουργός", "el"),
    ],
)
def test_language_is_told(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "FM Cho", "123 456", "U.S.", "— … —"])
def test_too_little_text_tells_nothing(text):
    assert language_of(text) is None


def test_plain_english_needs_no_model(monkeypatch):
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    monkeypatch.setattr("dragoman.readers.languages._identifier", lambda: pytest.fail("the model was loaded"))
    assert (
        language_of("The minister of trade said that talks with the union will go on, and thanked its staff.") == "en"
    )


def test_script_contradicts_a_declared_language():
    assert contradicted("외교부 장관은 금요일 워싱턴에서 국무장관과 만나 관계를 논의했다", "en")
    assert contradicted("The minister met his counterpart in the capital", "ko")
    assert not contradicted("The minister met his counterpart in the capital", "fr")
    assert not contradicted("The minister met his counterpart in the capital", "xx")


@pytest.mark.parametrize(
    ("value", "code"), [("en-US", "en"), ("EN_gb", "en"), ("ko", "ko"), ("English", None), ("", None), (None, None)]
)
def test_codes(value, code):
    assert language_code(value) == code
