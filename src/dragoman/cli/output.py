"""JSON as the queries print it: an array with one object a line, or one object."""

from __future__ import annotations

from typing import Any

import typer

from dragoman.contract import json_line


def print_json(data: Any) -> None:
    """Print JSON in UTF-8, whatever the terminal's encoding."""
    out = typer.get_binary_stream("stdout")
    if isinstance(data, list):
        lines = ",\n".join(json_line(item) for item in data)
        out.write(f"[\n{lines}\n]\n".encode() if data else b"[]\n")
    else:
        out.write(f"{json_line(data)}\n".encode())
    out.flush()
