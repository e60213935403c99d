"""The command line: one file a command, and the one place where errors become sentences."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman import __version__
from dragoman.__main__ import INTERRUPTED
from dragoman.errors import DragomanError

#: Commands by panel of the help; each is the function of its name in the module of its name, or that module's `app`.
COMMANDS = {
    "Keep the record": ("read", "watch", "verify", "export"),
    "Look at it in a browser": ("serve", "review"),
    "Ask the record": (
        *("brief", "events", "statements", "positions", "negotiation", "pledges", "agenda", "measures", "sequence"),
        *("actors", "offices", "quantities", "articles"),
        *("stories", "story", "relations", "conflicts"),
        *("show", "why", "rejections"),
    ),
    "Look closer at a report": ("code", "segments", "parse", "codebook"),
}
#: Set to see where an unexpected error comes from.
DEBUG = "DRAGOMAN_DEBUG"


class Commands(TyperGroup):
    """The commands, with every error told in one sentence."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; nothing but sentences and exit codes leaves it."""
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            _say(str(error))
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            _say("Interrupted.")
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            # The reader of the pipe has enough; what Python would still flush at exit has nowhere to go.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from error
        except (typer.Exit, typer.Abort, OSError):
            raise
        except Exception as error:
            if os.environ.get(DEBUG) or type(error).__module__.startswith(("click", "typer")):
                raise
            _say(f"An error of Dragoman itself: {type(error).__name__}: {error} (set {DEBUG}=1 to see where).")
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:  # noqa: FBT001  (called by Typer)
    if value:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def dragoman(
    *,
    version: Annotated[  # noqa: ARG001  (its callback acts)
        bool, typer.Option("--version", help="Say which version this is.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Read news reports on diplomacy and keep the record: who did what to whom, who said what, what comes next."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _say(sentence: str) -> None:
    typer.echo(f"dragoman: {sentence}", err=True)


def _register() -> None:
    for panel, names in COMMANDS.items():
        for name in names:
            module = importlib.import_module(f"dragoman.cli.{name}")
            if hasattr(module, "app"):
                app.add_typer(module.app, name=name, rich_help_panel=panel)
            else:
                app.command(name, rich_help_panel=panel)(getattr(module, name))


_register()
