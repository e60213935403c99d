"""`dragoman verify`: whether every span still says what it said."""

from __future__ import annotations

import typer

from dragoman.cli import options
from dragoman.cli.output import print_json
from dragoman.cli.tables import clean
from dragoman.cli.wording import plural


def verify(*, json: options.Json = False, record: options.Record = options.RECORD) -> None:
    """Check the record: each text is the one that was read, each fact's words stand where it says. Exit code 1 if not."""
    from dragoman.store import open_for_reading
    from dragoman.store.proof import verify as prove

    with open_for_reading(record) as connection:
        proof = prove(connection)
    checked = {"documents": proof.documents, "facts": proof.facts, "spans": proof.spans, "failed": proof.failed}
    if json:
        print_json(checked | {"failures": proof.failures})
    else:
        for failure in proof.failures:
            typer.echo(f"{failure['id']}: {clean(failure['reason'])}")
        amount = f"{plural(proof.documents, 'document')}, {plural(proof.facts, 'fact')}, {plural(proof.spans, 'span')}"
        typer.echo(
            f"{amount}: " + (f"{plural(proof.failed, 'failure')}." if proof.failed else "all stand as they were read.")
        )
    if proof.failed:
        raise typer.Exit(1)
