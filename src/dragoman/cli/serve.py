"""`dragoman serve`: the record in a browser."""

from __future__ import annotations

import getpass
import secrets
import socket
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.web.desk import Desk

HERE = ("127.0.0.1", "localhost", "::1")
PORT = 8470
#: Browsers that may wait for an answer before others are turned away.
BACKLOG = 256


def serve(
    record: Annotated[Path, typer.Argument(metavar="[RECORD]", help="The record.")] = options.RECORD,
    *,
    host: Annotated[
        str, typer.Option(help="Where to listen; elsewhere than here, a token is asked of everybody.")
    ] = HERE[0],
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = PORT,
    name: Annotated[
        list[str] | None, typer.Option(help="A name by which browsers reach this host; may be repeated.")
    ] = None,
    token: Annotated[
        str | None, typer.Option(envvar="DRAGOMAN_TOKEN", help="The token; made anew at each start if not given.")
    ] = None,
    reviewer: Annotated[str | None, typer.Option(help="Under whose name judgements are kept; else yours.")] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show, and let nobody judge.")] = False,
) -> None:
    """Open the record in a browser: every fact one click from its words, a correction one key. Stop it with Ctrl-C."""
    try:
        import uvicorn

        from dragoman.web.app import make_app
    except ImportError as error:
        raise UsageError(
            f"The reading room needs {error.name or 'more packages'}: install it with `pip install 'dragoman[web]'`."
        ) from error
    desk = _desk(record, host, (token, tuple(name or ()), reviewer, read_only))
    with desk.reading() as connection:  # a record that cannot be opened is told now, an old one is brought up to date
        desk.size(connection)
    desk.prepare()
    Thread(target=desk.warm, daemon=True).start()
    listening = _listen(host, port)
    config = uvicorn.Config(make_app(desk), log_level="warning", server_header=False, access_log=False)
    at = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    query = f"?token={desk.token}" if desk.token else ""
    typer.echo(f"The reading room of {record} is open: http://{shown}:{at}/today{query}\nCtrl-C closes it.")
    uvicorn.Server(config).run(sockets=[listening])


def _desk(record: Path, host: str, given: tuple[str | None, tuple[str, ...], str | None, bool]) -> Desk:
    from dragoman.web.desk import Desk

    token, names, reviewer, read_only = given
    if host not in HERE:
        token = token or secrets.token_urlsafe(18)
    shown = f"[{host}]" if ":" in host else host
    return Desk(
        record=record,
        hosts=(*Desk.hosts, shown, *names),
        token=token,
        read_only=read_only,
        reviewer=reviewer or _user(),
    )


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is promised; raise UsageError where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(BACKLOG)
    except OSError as error:
        made.close()
        raise UsageError(f"Port {port} of {host} cannot be had: {error.strerror}. Give another with --port.") from error
    return made


def _user() -> str:
    """Return the name of who is at the machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "desk"
