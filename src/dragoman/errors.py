"""What can be wrong with a request, one class per cause; what is wrong with data is a Rejection instead."""

from __future__ import annotations


class DragomanError(Exception):
    """A request that cannot be met; the message is the sentence a user reads."""

    exit_code = 1


class UsageError(DragomanError):
    """The command line asks for something that does not exist or cannot be understood."""

    exit_code = 2


class RecordRefused(DragomanError):  # noqa: N818  (named for what happened)
    """The record is locked, foreign, newer, damaged, or cannot be written."""

    exit_code = 3
