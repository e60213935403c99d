"""Rows of a treebank in, annotated sentences out."""

from __future__ import annotations

from pathlib import Path

from training.names import names_of
from training.treebank import annotated, paragraphs

TEXT = """# newdoc id = a
# newpar
# text = Peru's envoy left.
1-2\tPeru's\t_\t_\t_\t_\t_\t_\t_\t_
1\tPeru\tPeru\tPROPN\tNNP\tNumber=Sing\t3\tnmod:poss\t_\tEntity=(1-person-new-nnnnn-cf1-3-sgl(2-place-new-nnnnn-cf2-1-sgl
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\tEntity=2)
3\tenvoy\tenvoy\tNOUN\tNN\tNumber=Sing\t4\tnsubj\t_\tEntity=1)
3.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_
4\tleft\tleave\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = He flew.
1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tflew\tfly\tVERB\tVBD\t_\t0\troot\t_\t_

# newpar
1\tEnd\tend\tNOUN\tNN\t_\t0\troot\t_\t_
"""


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.split("\n")]


def test_paragraphs_words_and_trees(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(TEXT, encoding="utf8")
    first, second = paragraphs(tmp_path / "a.conllu")
    assert (len(first), len(second)) == (2, 1)
    sentence = first[0]
    assert sentence.words == ("Peru", "'s", "envoy", "left", ".")
    assert sentence.spaces == (False, True, True, False, True)
    assert sentence.heads == (2, 0, 3, 3, 3)
    assert sentence.deps == ("nmod:poss", "case", "nsubj", "root", "punct")
    assert sentence.tags[3] == "VERB|Tense=Past"
    assert sentence.names == ("B-LOC", "O", "O", "O", "O")


def test_names_that_are_written_out() -> None:
    read = rows(
        "1\tKofi\tKofi\tPROPN\t_\t_\t2\tflat\t_\tName=B-PER\n2\tAta\tAta\tPROPN\t_\t_\t0\troot\t_\tName=I-PER|SpaceAfter=No"
    )
    assert names_of(read) == ("B-PER", "I-PER")


def test_a_treebank_without_names_teaches_none() -> None:
    assert annotated(rows("1\tKofi\tKofi\tPROPN\t_\t_\t0\troot\t_\t_"), marked=False).names is None


def test_a_name_leaves_out_its_article_and_what_is_told_of_it() -> None:
    read = rows(
        "1\tthe\tthe\tDET\t_\t_\t2\tdet\t_\tEntity=(1-organization-new-nnnnn-cf1-2-sgl\n"
        "2\tUniversity\tUniversity\tPROPN\t_\t_\t0\troot\t_\t_\n"
        "3\tof\tof\tADP\t_\t_\t4\tcase\t_\t_\n"
        "4\tGhana\tGhana\tPROPN\t_\t_\t2\tnmod\t_\tEntity=(2-place-new-nnnnn-cf2-1-sgl)\n"
        "5\tthere\tthere\tADV\t_\t_\t2\tadvmod\t_\tEntity=1)"
    )
    assert names_of(read) == ("O", "B-ORG", "I-ORG", "I-ORG", "O")
