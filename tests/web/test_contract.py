"""What the OpenAPI promises: any question that it allows gets an answer, never a fault."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from dragoman.web.app import PAGES
from tests.web.conftest import Site

EXAMPLES = 20
HOST = {"Host": "127.0.0.1"}


def test_no_question_breaks_the_site(site: Site) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", site().app, headers=HOST)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > len(PAGES)
    statuses = set()
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        def ask(case: schemathesis.Case) -> None:
            answer = case.call(headers=HOST)
            statuses.add(answer.status_code)
            assert answer.status_code < 500, (case.path, answer.text)

        ask()
    assert {200, 404} <= statuses


def test_every_page_has_its_twin_in_the_openapi(room: TestClient) -> None:
    paths = room.get("/openapi.json").json()["paths"]
    assert {f"{page.path}.json" for page in PAGES} <= set(paths)
