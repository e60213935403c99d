"""A codebook folder of the user's laid over the shipped one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.codebook.yaml_files import CodebookError

#: Folders whose files are read one and all, so that a new one may be added.
OPEN = ("types", "en/frames", "issues", "actors/states", "actors/organizations", "actors/holders")
#: The folder whose entries, not its files, are laid over ours; and what the user's files there are called, to be read last.
FRAMES, LAST = "en/frames", "~"


@contextmanager
def laid_over(folder: Path, shipped: Path) -> Iterator[Path]:
    """Give a folder that holds ours with the user's files in their places; frames are read beside ours, the user's last."""
    if folder.resolve() == shipped.resolve():
        yield shipped
        return
    if not folder.is_dir():
        raise CodebookError(f"{folder}: there is no such folder; give the one that holds your codebook")
    files = {path.relative_to(shipped).as_posix(): path for path in shipped.rglob("*.yaml")}
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        parent = path.relative_to(folder).parent.as_posix()
        if name not in files and parent not in OPEN:
            raise CodebookError(
                f"{path}: no such file in the codebook; take the name of one of ours, or put it into {', '.join(OPEN)}"
            )
        files[f"{parent}/{LAST}{path.name}" if parent == FRAMES else name] = path
    with TemporaryDirectory(prefix="dragoman-codebook-") as made:
        for name, path in files.items():
            place = Path(made) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(path.resolve())
        yield Path(made)
