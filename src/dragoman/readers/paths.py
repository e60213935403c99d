"""What the paths of a command name: files, folders, patterns and standard input, always in the same order."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Callable, Iterable, Iterator

from dragoman.readers.raw import STANDARD_INPUT, Source, explain
from dragoman.records import Rejection

Known = Callable[[str], bool]

#: Pipes that a shell makes, as in `<(command)`; any other pipe may block for ever.
SHELL_PIPES = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")


def find(paths: Iterable[str], known: Known) -> Iterator[Source | Rejection]:
    """Yield the sources that `paths` name, each once; in folders only files whose name is `known`."""
    met: set[str] = set()
    for path in paths:
        for found in _named(path, known):
            place = found.path if isinstance(found, Source) else (found.file or "")
            if isinstance(found, Rejection) or os.path.normpath(place) not in met:
                met.add(os.path.normpath(place))
                yield found


def _named(path: str, known: Known) -> Iterator[Source | Rejection]:
    """Yield what one argument names."""
    if path == STANDARD_INPUT:
        yield Source(path=path, file=path)
    elif not os.path.lexists(path) and glob.has_magic(path):
        matches = sorted(glob.iglob(path, recursive=True))  # noqa: PTH207  (a path as given, kept as given)
        if not matches:
            yield _rejected(path, "No file matches this pattern; check it, or name the folder.")
        for match in matches:
            yield from _one(match, known)
    else:
        yield from _one(path, known)


def _one(path: str, known: Known) -> Iterator[Source | Rejection]:
    """Yield what an existing path, or one that ought to exist, stands for."""
    mode, found = _look(path)
    if not stat.S_ISDIR(mode):
        yield found
        return
    empty = True
    for item in _walk(path, known):
        empty = False
        yield item
    if empty:
        yield _rejected(path, "The folder holds no file of a known kind (text, Markdown, HTML, JSON Lines, RSS, Atom).")


def _look(path: str) -> tuple[int, Source | Rejection]:
    """Return the mode of a path (0 where there is none), and it as a source or why it cannot be one."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError as error:
        broken = error.errno != errno.ELOOP and os.path.islink(path)  # noqa: PTH114
        return 0, _rejected(path, "This link leads nowhere; name the real file." if broken else explain(error))
    except ValueError:
        return 0, _rejected(path, "This cannot be the name of a file; check the path.")
    regular = stat.S_ISREG(found.st_mode)
    if regular or (stat.S_ISFIFO(found.st_mode) and path.startswith(SHELL_PIPES)):
        return found.st_mode, Source(path=path, file=printable(path), size=found.st_size if regular else 0)
    return found.st_mode, _rejected(path, "This is a device or a pipe, not a file; pipe its content in with `-`.")


def _walk(folder: str, known: Known) -> Iterator[Source | Rejection]:
    """Yield the files below a folder by name, depth first; a folder reached a second time is not entered."""
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        mode, found = _look(path)
        if not stat.S_ISDIR(mode):
            yield found
            continue
        try:
            place = os.stat(path)  # noqa: PTH116
            names = sorted(entry.name for entry in os.scandir(path) if _wanted(entry, known))
        except OSError as error:
            yield _rejected(path, explain(error))
            continue
        if (place.st_dev, place.st_ino) in entered:
            yield _rejected(path, "This link leads to a folder that was already read; it was not followed.")
            continue
        if not names and path != folder and known(path):
            yield _rejected(
                path, "This is a folder although its name ends like a file's, and it holds nothing to read."
            )
        entered.add((place.st_dev, place.st_ino))
        waiting.extend(os.path.join(path, name) for name in reversed(names))  # noqa: PTH118


def _wanted(entry: os.DirEntry[str], known: Known) -> bool:
    """Tell whether an entry of a folder is entered or read: hidden and unknown ones are not."""
    if entry.name.startswith("."):
        return False
    try:
        return known(entry.name) or entry.is_dir()
    except OSError:
        return False


def _rejected(path: str, reason: str) -> Rejection:
    return Rejection(stage="read", reason=reason, file=printable(path))


def printable(path: str) -> str:
    """Return a path in characters that any output can hold; names that are not UTF-8 lose their odd bytes."""
    return path.encode("utf8", "surrogateescape").decode("utf8", "replace")
