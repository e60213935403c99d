"""The house: pins, targets, and what the package must carry."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dragoman"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
PINS = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf8").splitlines() if not line.startswith("#")]

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this machine")


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What `make` would do; it must not call itself, as that it does even when it is only asked."""
    assert "$(MAKE)" not in (ROOT / "Makefile").read_text(encoding="utf8")
    return subprocess.run(["make", "--dry-run", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_constraints_are_exact_versions() -> None:
    """No address, no hash, no range: a name and one version, perhaps for some Pythons only."""
    assert [
        pin for pin in PINS if not re.fullmatch(r"[\w.-]+==[\w.]+( ; python_version [<>=]+ \"3\.\d+\")?", pin)
    ] == []


def test_every_dependency_is_pinned_within_its_range() -> None:
    pinned = {canonicalize_name(r.name): str(r.specifier).removeprefix("==") for r in map(Requirement, PINS)}
    for wanted in map(Requirement, [*PROJECT["dependencies"], *EXTRAS["web"], *EXTRAS["dev"]]):
        version = pinned.get(canonicalize_name(wanted.name))
        assert version, f"{wanted.name} is not in constraints.txt"
        assert wanted.specifier.contains(version), (
            f"constraints.txt has {wanted.name} {version}, pyproject.toml {wanted.specifier}"
        )


def test_package_carries_its_data() -> None:
    """Model, codebook, tables and samples lie inside the package, so that the wheel holds them."""
    for needed in (
        "model/config.cfg",
        "model/reader/encoder.onnx",
        "model/reader/senses.npy",
        "events/learned.npz",
        "codebook/ontology.yaml",
        "store/schema.sql",
        "py.typed",
    ):
        assert (PACKAGE / needed).is_file(), needed
    web = (
        "web/templates/base.html",
        "web/static/room.css",
        "web/static/vendor/htmx.min.js",
        "web/static/vendor/licences/vega.txt",
    )
    assert all((PACKAGE / needed).is_file() for needed in web)
    assert len([*(PACKAGE / "samples").iterdir()]) >= 30


@needs_make
def test_demo_reads_the_reports_it_is_given() -> None:
    assert 'dragoman read "src/dragoman/samples"' in make("demo").stdout
    assert 'dragoman read "some folder"' in make("demo", "REPORTS=some folder").stdout


@needs_make
@pytest.mark.parametrize("target", ["demo", "test", "lint", "format", "bench", "model", "wheel", "clean"])
def test_target_can_be_made(target: str) -> None:
    assert make(target).returncode == 0
