"""Who is let in, and what a page may not do."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from dragoman.web.guards import BODY
from tests.web.conftest import Site, fact_id


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8470", "", "[::2]", "evil.example@127.0.0.1"],
)
@pytest.mark.parametrize("path", ["/today", "/today.json", "/static/room.js", "/openapi.json", "/pulse"])
def test_a_foreign_host_is_refused(room: TestClient, host: str, path: str) -> None:
    assert room.get(path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "file://", "http://localhost"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_foreign_origin_is_refused(room: TestClient, origin: str, method: str) -> None:
    assert room.request(method, "/today.json", headers={"Origin": origin}).status_code == 403


def test_the_own_origin_is_let_in(room: TestClient) -> None:
    assert room.get("/today", headers={"Origin": "http://127.0.0.1"}).status_code == 200


def test_a_post_from_another_site_is_refused_even_without_an_origin(room: TestClient) -> None:
    assert room.post("/judge", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_too_much_is_refused(room: TestClient) -> None:
    assert room.post("/judge", content="x" * (BODY + 1)).status_code == 413
    assert room.post("/judge", content=(b"x" * 1000 for _ in range(BODY // 1000 + 2))).status_code == 413
    assert room.get("/search?q=" + "x" * 5000).status_code == 414
    assert room.get("/search?q=" + "x" * 301).status_code == 422


def test_headers_forbid_scripts_frames_and_other_hosts(room: TestClient) -> None:
    for path in ("/today", "/today.json", "/static/room.css", "/nothing"):
        headers = room.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_session_cookie_is_for_this_site_only(room: TestClient) -> None:
    cookie = room.get("/today").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_token_is_asked_where_one_is_set(site: Site) -> None:
    room = site(token="s3cret")
    for path in ("/today", "/today.json", "/static/room.js"):
        assert room.get(path).status_code == 401
        assert room.get(path, headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert room.get("/today.json", headers={"Authorization": "Bearer s3cret"}).status_code == 200
    assert room.get("/today?token=wrong").status_code == 401
    entered = room.get("/today?token=s3cret", follow_redirects=False)
    assert entered.headers["Location"] == "/today"
    assert room.get("/today").status_code == 200


def test_no_traceback_reaches_the_browser(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret of the inside")

    monkeypatch.setattr("dragoman.store.account.runs", breaks)
    room = TestClient(site().app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    for path in ("/runs", "/runs.json"):
        answer = room.get(path)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text


def test_read_only_lets_nobody_judge(site: Site) -> None:
    room = site(read_only=True)
    fact = fact_id(room)
    assert "verdict" not in room.get(f"/fact/{fact}").text.split('id="judge"')[1]
    assert room.post("/judge", data={"fact": fact, "verdict": "wrong"}).status_code == 403


@pytest.mark.parametrize("origin", ["http://[", "null", "", "://", "http://127.0.0.1.example"])
def test_what_is_no_origin_of_this_site_is_refused(room: TestClient, origin: str) -> None:
    assert room.get("/today", headers={"Origin": origin}).status_code == 403
