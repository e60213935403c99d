"""The command `dragoman`; Ctrl-C while it still starts is a sentence too."""

from __future__ import annotations

import gc
import sys

#: The exit code of a command that was stopped, as shells give it.
INTERRUPTED = 130
#: New objects between two looks for garbage. What a command loads stays to its end, and tokens, mentions and facts hold
#: no cycles: Python's own 700 would walk over the codebook and the model again and again for nothing.
GARBAGE = 50_000


def main() -> None:
    """Run the command line."""
    gc.set_threshold(GARBAGE, *gc.get_threshold()[1:])
    try:
        from dragoman.cli import app

        app()
    except KeyboardInterrupt:
        sys.stderr.write("dragoman: Interrupted.\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
