"""Characters from bytes."""

from __future__ import annotations

import pytest

VISIT = "The minister’s visit — the first in years — ended on Friday in São Paulo, officials said."
KOREAN = "외교부 장관은 금요일 상대국 장관과 만나 양국 관계를 논의했다. 다음 회담은 7월에 열린다."
RUSSIAN = "Министр иностранных дел встретился в пятницу с коллегой и обсудил двусторонние отношения."
POLISH = "Minister spraw zagranicznych spotkał się w piątek z sekretarzem stanu i omówił stosunki, następnie wyjechał."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8"])
def test_marked_or_valid_text_gives_no_warning(one, encoding):
    document = one("a.txt", VISIT.encode(encoding))
    assert (document.text, document.warnings) == (VISIT, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(VISIT, "cp1252"), (KOREAN, "cp949"), (RUSSIAN, "koi8_r"), (RUSSIAN, "cp1251"), (POLISH, "cp1250")],
)
def test_other_encodings_are_told_with_a_warning(one, text, encoding):
    document = one("a.txt", text.encode(encoding))
    assert document.text == text
    assert any(f"read as {encoding}" in warning for warning in document.warnings)


def test_one_damaged_character_does_not_spoil_the_rest(one):
    document = one("a.txt", VISIT.encode() + b"\xe2\x80")
    assert document.text == VISIT + "\ufffd"
    assert "replaced" in document.warnings[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t \xef\xbb\xbf\xc2\xa0", "white space"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"The minister\0\0\0met", "binary"),
        (b"\x01\x02\x03\x04\x05 and words", "binary"),
        (bytes(range(128, 256)) * 8, "encoding"),
        (b"\xff\xfeodd", "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(refused, content, said):
    assert said in refused("a.txt", content)
