"""The reading engine on treebanks with their own words and sentences."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from training.treebank import paragraphs

if TYPE_CHECKING:
    from spacy.language import Language

    from bench.quality import Figures


def measure(nlp: Language, path: Path) -> Figures:
    """Return percentages of words with the right head, head and universal relation, part of speech, and lemma."""
    from spacy.tokens import Doc

    gold = [sentence for paragraph in paragraphs(path) for sentence in paragraph]
    docs = (
        Doc(nlp.vocab, list(s.words), list(s.spaces), sent_starts=[i == 0 for i in range(len(s.words))]) for s in gold
    )
    right: Counter[str] = Counter()
    for sentence, doc in zip(gold, nlp.pipe(docs), strict=True):
        for i, token in enumerate(doc):
            relation = "root" if token.head.i == i else token.dep_.split(":")[0]
            attached = token.head.i == sentence.heads[i]
            right.update(
                words=1,
                uas=attached,
                las=attached and relation == sentence.deps[i].split(":")[0],
                pos=token.pos_ == sentence.tags[i].split("|")[0],
                lemma=token.lemma_.lower() == sentence.lemmas[i].lower(),
            )
    return {name: 100 * right[name] / right["words"] for name in ("uas", "las", "pos", "lemma")}
