"""Parses as CoNLL-U."""

from __future__ import annotations

from dataclasses import replace

from dragoman.exports.conllu import conllu
from tests.conftest import parsed


def test_sentence_as_conllu() -> None:
    """Seoul's envoy left."""
    sentence = parsed("""
        Seoul Seoul PROPN 3 nmod:poss Number=Sing
        's 's PART 1 case
        envoy envoy NOUN 4 nsubj Number=Sing
        left leave VERB 0 root Tense=Past|VerbForm=Fin
        . . PUNCT 4 punct
    """, start=10)  # fmt: skip
    assert conllu(sentence).split("\n") == [
        "# sent_id = 1.1",
        "# text = Seoul's envoy left.",
        "1\tSeoul\tSeoul\tPROPN\t_\tNumber=Sing\t3\tnmod:poss\t_\tSpaceAfter=No|TokenRange=10:15",
        "2\t's\t's\tPART\t_\t_\t1\tcase\t_\tTokenRange=15:17",
        "3\tenvoy\tenvoy\tNOUN\t_\tNumber=Sing\t4\tnsubj\t_\tTokenRange=18:23",
        "4\tleft\tleave\tVERB\t_\tTense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No|TokenRange=24:28",
        "5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\tTokenRange=28:29",
        "",
        "",
    ]


def test_line_breaks_do_not_break_the_columns() -> None:
    sentence = parsed("Seoul Seoul PROPN 2 nsubj\nagreed agree VERB 0 root")
    broken = replace(sentence, text="Seoul\nagreed")
    assert "# text = Seoul agreed" in conllu(broken)
    assert all(line.count("\t") in {0, 9} for line in conllu(broken).split("\n"))
