"""Settings of a desk: `dragoman.toml` in the folder where a command is run."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path

from dragoman.errors import UsageError

FILE = "dragoman.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a desk may choose.

    `model` is a spaCy pipeline, by package or folder, that reads in place of the shipped one; `names` is a file of the desk's own
    decisions on who is who.
    """

    model: str | None = None
    names: str | None = None


def load_settings(folder: Path | None = None) -> Settings:
    """Return the settings of a folder, of the current one unless said otherwise; without a file, none are made.

    Raises UsageError for a file that cannot be read, and for a setting that does not exist or is no text.
    """
    path = (folder or Path()) / FILE
    try:
        found = tomllib.loads(path.read_text(encoding="utf8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}. Mend it or move it away.") from error
    known = [field.name for field in fields(Settings)]
    for name, value in found.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"; do you mean {near[0]}?" if near else f"; there is {', '.join(known)}."
            raise UsageError(f"{path} has {name!r}, which is no setting{hint}")
        if not isinstance(value, str):
            raise UsageError(f"{path}: {name} must be text in quotation marks, and is {value!r}.")
    return Settings(**found)
