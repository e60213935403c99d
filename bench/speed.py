"""Speed, memory and start-up, on text made here, so that no data is needed."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from bench.quality import Figures, environment

ARTICLE_WORDS = 450
ARTICLES = 120
#: Articles of the run that is compared with one of twice as many.
MANY = 240
#: Short documents, and their words.
DOCUMENTS, SHORT = 10_000, 15
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
SAMPLES = Path(__file__).parents[1] / "src" / "dragoman" / "samples"


def prose() -> Iterator[list[str]]:
    """Yield the paragraphs of the sample reports, over and over, each as its words."""
    files = sorted(SAMPLES.rglob("*.txt"))
    paragraphs = [
        line.split() for file in files for line in file.read_text(encoding="utf8").splitlines() if len(line) > 80
    ]
    return cycle(paragraphs)


def make_articles(folder: Path, count: int = ARTICLES) -> int:
    """Write articles of 450 words into a new folder; return the number of words."""
    folder.mkdir(exist_ok=True)
    source = prose()
    for number in range(count):
        text, words = [f"Report {number}: talks go on"], 0
        while words < ARTICLE_WORDS:
            paragraph = next(source)[: ARTICLE_WORDS - words]
            text.append(" ".join(paragraph))
            words += len(paragraph)
        (folder / f"{number:03}.txt").write_text("\n\n".join(text), encoding="utf8")
    return count * ARTICLE_WORDS


def speed() -> Figures:
    """Code a folder of articles on one core and on two; the start-up is measured apart and taken off."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        words = make_articles(folder)
        one = sorted(folder.iterdir())[0]
        start, _ = timed(["dragoman", "code", str(one)])
        whole, peak = timed(["dragoman", "code", str(folder)])
        both, _ = timed(["dragoman", "code", str(folder)], cores=2)
    working = max(1e-6, whole - start)
    return {
        "articles_per_second": (ARTICLES - 1) / working,
        "words_per_second": words * (ARTICLES - 1) / ARTICLES / working,
        "words_per_second_two": words / both,
        "peak_megabytes": peak,
        "start_seconds": start,
        "help_seconds": min(timed(["dragoman", "--help"])[0] for _ in range(5)),
    }


def length() -> Figures:
    """Code many articles and twice as many in one run each, on one core."""
    seconds, peaks = [], []
    with tempfile.TemporaryDirectory() as place:
        for times in (1, 2):
            folder = Path(place) / str(times)
            make_articles(folder, MANY * times)
            taken, peak = timed(["dragoman", "code", str(folder)])
            seconds.append(taken)
            peaks.append(peak)
    return {"twice_to_once": seconds[1] / seconds[0], "peak_megabytes": peaks[1]}


def growth() -> Figures:
    """Read 10,000 short documents into a record; compare memory and time at the start and at the end."""
    with tempfile.TemporaryDirectory() as place:
        source, record = Path(place) / "short.jsonl", Path(place) / "record.db"
        source.write_text("".join(short_rows(DOCUMENTS)), encoding="utf8")
        with (Path(place) / "said").open("w+", encoding="utf8") as said:
            child = subprocess.Popen(
                ["dragoman", "read", str(source), "--record", str(record)],
                stdout=subprocess.DEVNULL, stderr=said, stdin=subprocess.DEVNULL, env={**environment(), **ONE_CORE},
            )  # fmt: skip
            seen = list(watch(child, record))
            said.seek(0)
            if child.returncode:
                raise RuntimeError(f"dragoman read failed ({child.returncode}): {said.read()[-300:]}")
    return growth_of(seen)


def growth_of(seen: list[tuple[float, int, float]]) -> Figures:
    """Turn samples of (seconds, documents, megabytes) into the figures."""
    tenth = DOCUMENTS // 10

    def at(documents: int) -> tuple[float, int, float]:
        return min(seen, key=lambda sample: abs(sample[1] - documents))

    def cost(first: int, last: int) -> float:
        (t0, n0, _), (t1, n1, _) = at(first), at(last)
        return (t1 - t0) / max(1, n1 - n0)

    return {
        "documents_per_second": DOCUMENTS / max(1e-6, seen[-1][0]),
        "megabytes_grown": at(DOCUMENTS)[2] - at(tenth)[2],
        "last_to_first": cost(DOCUMENTS - 2 * tenth, DOCUMENTS) / max(1e-9, cost(tenth, 3 * tenth)),
    }


def watch(child: subprocess.Popen[bytes], record: Path) -> Iterator[tuple[float, int, float]]:
    """Yield the processor's seconds, documents in the record, and the reader's megabytes, until it ends.

    Seconds of the processor, not of the clock: what else runs on the machine must not count.
    """
    while child.poll() is None:
        sample = (processor(child.pid), documents_in(record), resident(child.pid))
        if sample[2]:
            yield sample
        time.sleep(0.25)


def processor(pid: int) -> float:
    """Return the seconds that a process has had of the processor; 0 where the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def documents_in(record: Path) -> int:
    """Return how many documents a record holds by now; 0 before it has tables."""
    import sqlite3

    if not record.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{record}?mode=ro", uri=True, timeout=5) as connection:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0


def resident(pid: int) -> float:
    """Return the megabytes that a process holds in memory; 0 where the system does not say."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="utf8").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * resource.getpagesize() / 1e6


def short_rows(count: int) -> Iterator[str]:
    """Yield JSON Lines rows of one short paragraph each, all different."""
    for number, words in enumerate(islice(prose(), count)):
        text = f"Note {number}. {' '.join(words[:SHORT])}"
        yield json.dumps({"id": str(number), "text": text, "published": "2025-07-15"}) + "\n"


def timed(command: list[str], *, cores: int = 1) -> tuple[float, float]:
    """Run a command on so many cores; return its seconds and its peak megabytes, those of its own processes not added."""
    code = (
        "import os, resource, subprocess, sys\n"
        "if hasattr(os, 'sched_setaffinity'):\n"
        "    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-int(sys.argv[1]):])\n"
        "done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, done.returncode)"
    )
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, str(cores), *command],
        capture_output=True,
        text=True,
        check=True,
        env={**environment(), **ONE_CORE},
    )
    seconds = time.monotonic() - start
    peak, status = map(int, done.stdout.split())
    if status:
        raise RuntimeError(f"{' '.join(command[:2])} failed ({status})")
    return seconds, peak / 1e3


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured on any machine."""
    return {"speed": speed, "length": length, "growth": growth}
