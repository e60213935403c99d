"""The genre of an article, and what is doubtful about it."""

from __future__ import annotations

import pytest

from tests.articles.pages import article

NEWS = "The foreign minister met his counterpart in Lima. They discussed copper prices and a new port."


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("Ministers meet in Lima", "news"),
        ("[Park Min-seo] The limits of quiet talks", "opinion"),
        ("[Exclusive] Ministers meet in Lima", "news"),
        ("Opinion | The limits of quiet talks", "opinion"),
        ("Editorial: The limits of quiet talks", "opinion"),
        ("Readout of the Minister's Call with Peru", "readout"),
        ("Joint Statement on Copper", "readout"),
    ],
)
def test_genre_by_title(title: str, genre: str) -> None:
    assert article(f"{title}\n\n{NEWS}\n\nNothing more is known.").genre == genre


def test_a_writer_who_presents_himself_gives_an_opinion() -> None:
    page = article(f"The limits of quiet talks\n\n{NEWS}\n\nThe writer is a professor at a university in Quito.")
    assert page.genre == "opinion"


def test_the_first_person_outside_quotation_marks() -> None:
    text = "I think that I was wrong about the port. I have changed my mind, and I say so."
    assert article(f"On ports\n\n{text} {NEWS}\n\nTime will tell.").genre == "opinion"
    assert article(f"On ports\n\n“{text}” the mayor said. {NEWS}\n\nTime will tell.").genre == "news"


def test_a_press_release_is_a_readout() -> None:
    assert article(f"FOR IMMEDIATE RELEASE\n\nMinisters meet in Lima\n\n{NEWS}\n\n###").genre == "readout"


def test_the_name_of_a_column_names_the_writer() -> None:
    assert article(f"[Park Min-seo] The limits of quiet talks\n\n{NEWS}").byline == "Park Min-seo"


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        (NEWS, ()),
        (NEWS + "\n\nThe ministers will meet again in Quito to discuss the", ("cut off",)),
        (NEWS + " Asked about the port, the minister said...", ("cut off",)),
        (NEWS + "\n\nThe two sides agreed on:\n- a new port\n- cheaper copper", ()),
        ("The ministerâ€™s visit to PeÃ±a was â€œusefulâ€\x9d, he said.", ("garbled",)),
    ],
)
def test_doubts(text: str, doubts: tuple[str, ...]) -> None:
    assert article(f"Ministers meet in Lima\n\n{text}").doubts == doubts


def test_a_note_tells_of_a_machine() -> None:
    page = article(f"Ministers meet in Lima\n\n{NEWS}\n\nThis article was translated by Google Translate.")
    assert page.doubts == ("machine-translated",)


def test_traces_of_a_machine() -> None:
    """Bare days of the month, pet phrases, a sentence without an end."""
    text = (
        "On the 10th, the ministry announced a plan. Attention is focused on the visit.\n\n"
        "On the 11th, it is known that the envoy will leave. It cannot be ruled out that the talks fail.\n\n"
        "In his speech the envoy said that both sides will evaluate the size of the budget and\n\nThe plan may change."
    )
    assert article(f"Envoy leaves\n\n{text}").doubts == ("machine-translated", "fragment")
