"""The command `dragoman`; Ctrl-C while it still starts is a sentence too."""

from __future__ import annotations

import sys

#: The exit code of a command that was stopped, as shells give it.
INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    try:
        from dragoman.cli import app

        app()
    except KeyboardInterrupt:
        sys.stderr.write("dragoman: Interrupted.\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
