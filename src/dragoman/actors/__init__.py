"""Who is who in one article: every mention resolved to the parties that it stands for, with reasons."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.casting import Casting
from dragoman.actors.people import Register
from dragoman.actors.respective import learn_respective
from dragoman.actors.standing import settle
from dragoman.codebook.actor_table import ActorTable
from dragoman.records import Article, Cast, Mention, Sentence

__all__ = ["resolve"]


def resolve(article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], *, table: ActorTable) -> Cast:
    """Return the cast of an article; nothing is known of other articles."""
    register = Register(table, article.published[:10] if article.published else None)
    register.learn(mentions)
    learn_respective(register, sentences, mentions)
    homes = settle(register, article, sentences, mentions=mentions)
    return Casting(article, sentences, table=table, register=register, homes=homes).cast(mentions)
