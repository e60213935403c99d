"""`make bench`: every figure beside its floor; exit status 1 where one is missed."""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from bench import (
    chains,
    coded,
    copies,
    date_libraries,
    dates,
    million,
    orders,
    people,
    pronouns,
    quality,
    registers,
    room,
    running,
    same_facts,
    speed,
    stages,
    status,
)

#: What is measured without the shared folder.
PARTS = (
    speed,
    dates,
    date_libraries,
    status,
    coded,
    running,
    people,
    same_facts,
    stages,
    orders,
    registers,
    room,
    million,
)
FLOORS = Path(__file__).with_name("floors.toml")
ROW = "{:<14}{:<24}{:>10}   {}"


def verdict(value: float, bounds: dict[str, float]) -> tuple[bool, str]:
    """Tell whether a figure keeps its bounds, and say so."""
    if "least" in bounds:
        kept = value >= bounds["least"]
        return kept, f"at least {bounds['least']:g}" + ("" if kept else "   MISSED")
    if "most" in bounds:
        kept = value <= bounds["most"]
        return kept, f"at most {bounds['most']:g}" + ("" if kept else "   MISSED")
    return True, ""


def main() -> int:
    """Measure what can be measured and print it as it comes."""
    command = argparse.ArgumentParser(prog="bench", description=__doc__)
    command.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="the folder with annotated reports and corpora"
    )
    command.add_argument("--only", nargs="*", default=[], help="the sections of floors.toml to measure")
    asked = command.parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf8"))
    of_corpora = {
        **quality.measures(asked.shared),
        **copies.measures(asked.shared),
        **chains.measures(asked.shared),
        **pronouns.measures(asked.shared),
    }
    known = of_corpora | {section: figures for part in PARTS for section, figures in part.measures().items()}
    missed = 0
    for section in asked.only or floors:
        if section not in known:
            print(f"{section:<14}skipped: its data is not under {asked.shared}")
            continue
        for figure, value in known[section]().items():
            kept, note = verdict(value, floors.get(section, {}).get(figure, {}))
            missed += not kept
            print(ROW.format(section, figure, f"{value:.3f}" if value < 100 else f"{value:.0f}", note), flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
