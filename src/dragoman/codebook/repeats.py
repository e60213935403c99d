"""Words that stand twice in one list of the codebook: harmless to the reading, but a sign that nobody sees the list whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from dragoman.codebook.yaml_files import Loader, shown

TEXT = "tag:yaml.org,2002:str"


def repeats(folder: Path) -> Iterator[str]:
    """Yield `file:line: sentence` for each word that a list of the codebook in `folder` repeats."""
    for path in sorted(folder.rglob("*.yaml")):
        for words in _lists(yaml.compose(path.read_text(encoding="utf8"), Loader)):
            first: dict[str, int] = {}
            for word in (item for item in words.value if item.tag == TEXT):
                line = word.start_mark.line + 1
                if word.value in first:
                    yield f"{shown(path)}:{line}: {word.value!r} is in this list already, in line {first[word.value]}"
                first.setdefault(word.value, line)


def _lists(node: yaml.Node | None) -> Iterator[yaml.SequenceNode]:
    """Yield the lists of a file, those within lists and tables too."""
    if isinstance(node, yaml.SequenceNode):
        yield node
        for item in () if _is_table(node.value) else node.value:
            yield from _lists(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _lists(value)


def _is_table(rows: Sequence[yaml.Node]) -> bool:
    """Tell rows in which the place of a word says what it is: several lists, all of one length."""
    lengths = {len(row.value) if isinstance(row, yaml.SequenceNode) else 0 for row in rows}
    return len(rows) > 1 and len(lengths) == 1 and lengths != {0}
