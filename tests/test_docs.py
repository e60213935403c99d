"""The documentation against the code: commands, options, targets and links that exist, and none left out."""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path

import click
import pytest
import typer.main

from dragoman.cli import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
#: A command line of the documentation: in an indented or fenced block, or in backquotes.
COMMAND = re.compile(r"(?:^(?: {4})?(?:\$ |```)?|`|&& |\| )dragoman +([a-z][^`\n|>]*)", re.M)


@cache
def commands() -> dict[str, click.Command]:
    """Every command by its words: `events`, `codebook show`."""
    found: dict[str, click.Command] = {}

    def collect(prefix: str, command: click.Command) -> None:
        below = getattr(command, "commands", None)
        if below is None:
            found[prefix.strip()] = command
        else:
            for name, inner in below.items():
                collect(f"{prefix} {name}", inner)

    collect("", typer.main.get_command(app))
    return found


def documented() -> list[tuple[str, str]]:
    """(page, command line without `dragoman`) for each command line of the pages."""
    return [(page.name, line.strip()) for page in PAGES for line in COMMAND.findall(page.read_text(encoding="utf8"))]


def named(line: str) -> str | None:
    """The command that a line calls, or None."""
    words = line.split()
    return next((name for n in (2, 1) if (name := " ".join(words[:n])) in commands()), None)


@pytest.mark.parametrize("command", sorted(commands()))
def test_command_is_documented(command: str) -> None:
    assert any(named(line) == command for _, line in documented()), f"no page shows `dragoman {command}`"


@pytest.mark.parametrize(("page", "line"), documented())
def test_documented_command_exists(page: str, line: str) -> None:
    groups = {name.split()[0] for name in commands() if " " in name}
    command = named(line)
    assert command or line.split(maxsplit=1)[0] in groups, f"{page} shows `dragoman {line}`"
    if command:
        known = {
            option
            for parameter in commands()[command].params
            for option in (*parameter.opts, *parameter.secondary_opts)
        }
        used = re.findall(r"(?<!\S)--[a-z][a-z-]*", line.split("#", maxsplit=1)[0])
        assert set(used) <= known | {"--help"}, f"{page} shows `dragoman {line}`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf8"), re.M))
    shown = set(re.findall(r"(?:^ {4}|`|&& )make ([a-z]+)", page.read_text(encoding="utf8"), re.M))
    assert shown <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_target_says_what_it_does() -> None:
    """Makefile: a comment stands above each verb."""
    lines = (ROOT / "Makefile").read_text(encoding="utf8").splitlines()
    bare = [
        line for above, line in itertools.pairwise(lines) if re.match(r"[a-z]+:", line) and not above.startswith("#")
    ]
    assert not bare


@pytest.mark.parametrize("page", ["architecture.md", "codebook.md"])
def test_named_files_exist(page: str) -> None:
    """`times/`, `pipeline.py`, `en/lexicon/classes.yaml`: every file and folder that a page names is there."""
    text = (ROOT / "docs" / page).read_text(encoding="utf8")
    named = set(re.findall(r"(?:`|(?<= ))((?:[a-z_]+/)*[a-z_]+(?:\.py|\.yaml|\.sql|/))(?=[`\s,;:)])", text))
    roots = (ROOT, ROOT / "src" / "dragoman", ROOT / "src" / "dragoman" / "codebook")
    inside = [p.name for p in (ROOT / "src" / "dragoman").rglob("*")]
    missing = [name for name in named if not any((root / name).exists() for root in roots) and name not in inside]
    assert named
    assert missing == []
