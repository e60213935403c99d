"""YAML files as typed records, with errors that name file, line, what was found and what is allowed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Hashable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from dragoman.errors import DragomanError

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Base):  # type: ignore[misc]
    """A safe loader in which `no`, `on` and dates are words: a codebook is full of them."""


Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in rules if tag not in {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}
    ]
    for first, rules in _Base.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


T = TypeVar("T")


class CodebookError(DragomanError):
    """The codebook cannot be used as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place in a codebook file, by the keys that lead to it; its line is looked up only when it is shown."""

    file: Path
    keys: tuple[str | int, ...] = ()

    def __str__(self) -> str:
        """Return `file:line`."""
        return f"{shown(self.file)}:{line_of(self.file, self.keys)}"


def load_yaml(path: Path, shape: type[T]) -> T:
    """Return the file's content as `shape` (a dataclass, or a list or dict of dataclasses); raise CodebookError."""
    try:
        data = yaml.load(path.read_text(encoding="utf8"), Loader)  # noqa: S506  (a safe loader, written in C)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CodebookError(f"{shown(path)}:{line}: not valid YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{shown(path)}: cannot be read: {error}") from error
    try:
        content: T = adapter(cast("Hashable", shape)).validate_python({} if data is None else data)
    except ValidationError as error:
        raise CodebookError("\n".join(explain(path, problem, shape) for problem in error.errors())) from error
    return content


def shown(path: Path) -> Path:
    """Return the file that a user would look into: a layered codebook holds links to it."""
    return path.resolve() if path.is_symlink() else path


@cache
def adapter(shape: Hashable) -> TypeAdapter[Any]:
    """Return the validator of a shape, made once; a key that the shape lacks is an error, or a typing error would pass."""
    return TypeAdapter(
        cast("Any", shape) | None, config=ConfigDict(extra="forbid")
    )  # pydantic wants no dataclass alone


def explain(path: Path, problem: Any, shape: Any) -> str:
    """Turn one validation problem into `file:line: sentence`."""
    keys = problem["loc"]
    where = f"{shown(path)}:{line_of(path, keys)}"
    if problem["type"] == "unexpected_keyword_argument":
        return f"{where}: unknown key {keys[-1]!r}{_instead(str(keys[-1]), _fields_at(shape, keys[:-1]))}"
    return f"{where}: {'.'.join(map(str, keys))}: {problem['msg']} (found {str(problem['input'])[:60]!r})"


def _fields_at(shape: Any, keys: tuple[str | int, ...]) -> list[str]:
    """Return the keys that a shape has where `keys` lead."""
    for key in keys:
        inner = get_args(shape)
        shape = (
            get_type_hints(shape)[str(key)] if is_dataclass(shape) else inner[-1 if get_origin(shape) is dict else 0]
        )
    return [field.name for field in fields(shape)]


def line_of(path: Path, keys: tuple[str | int, ...]) -> int:
    """Return the line of the deepest node that `keys` leads to; the file is read again, as errors are rare."""
    node = yaml.compose(path.read_text(encoding="utf8"), Loader)
    line = 1
    for key in keys:
        if node is None:
            break
        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == str(key)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
        else:
            node = None
    return node.start_mark.line + 1 if node is not None else line


def check_known(found: str, allowed: list[str], where: Where, *, what: str) -> None:
    """Raise CodebookError unless `found` is allowed, naming the nearest allowed word."""
    if found not in allowed:
        raise CodebookError(f"{where}: unknown {what} {found!r}{_instead(found, allowed)}")


def _instead(found: str, allowed: list[str]) -> str:
    near = difflib.get_close_matches(found, allowed, n=1)
    return f" (did you mean {near[0]}?)" if near else f" (allowed: {', '.join(allowed)})"
