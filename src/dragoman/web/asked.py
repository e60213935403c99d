"""What an address may ask, and the desk that answers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from pydantic import BeforeValidator, StringConstraints

from dragoman.web.desk import Desk


async def desk_of(request: Request) -> Desk:
    """Return the desk that this site serves."""
    found: Desk = request.app.state.desk
    return found


def _none(value: Any) -> Any:
    """Return None for a field of a form that was left empty."""
    return None if value == "" else value


Asked = Annotated[Desk, Depends(desk_of)]
Day = Annotated[date | None, BeforeValidator(_none), Query(description="A day, ISO 8601.")]
Words = Annotated[str, StringConstraints(max_length=300, strip_whitespace=True)]
Name = Annotated[Words | None, BeforeValidator(_none), Query()]
Leaf = Annotated[int, Query(ge=1, le=40, description="The leaf of a long list.")]
Id = Annotated[str, StringConstraints(min_length=1, max_length=200)]


def iso(day: date | None) -> str | None:
    """Return a day as the record writes it."""
    return day.isoformat() if day else None
