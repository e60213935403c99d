"""How rare words are: the rarer, the more two reports that share one have in common."""

from __future__ import annotations

from dragoman.codebook.book import shipped
from dragoman.codebook.rarity import load_rarity

RARITY = load_rarity(shipped())


def test_the_rarer_a_word_the_more_it_says() -> None:
    common, known, rare = (RARITY.weigh(word)[1] for word in ("the", "minister", "zandvoort"))
    assert common == 0 < known < rare


def test_forms_of_a_word_are_one_word() -> None:
    keys = {RARITY.weigh(word)[0] for word in ("tariff", "tariffs", "tariffed")}
    assert len(keys) == 1
    assert RARITY.stem("resumes") == RARITY.stem("resumed") == RARITY.stem("resuming")


def test_a_short_word_keeps_its_ending() -> None:
    assert RARITY.stem("bed") == "bed"


def test_words_and_numbers_of_any_script() -> None:
    assert RARITY.words("Zürich’s 1,500 trawlers, 韓国") == ["zürich", "s", "1,500", "trawlers", "韓国"]
