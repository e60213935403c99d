"""Who may ask what: host, origin, token, size, and the headers that keep a page from loading or running anything else."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Bytes of a body, and of a query.
BODY, QUERY = 64_000, 4_000
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SESSION, TOKEN = "dragoman_session", "dragoman_token"
POLICY = "; ".join(
    (
        *(
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' data: blob:",
        ),
        *("connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "form-action 'self'"),
        *("base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'"),
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, kw_only=True)
class Seal:
    """Makes and checks the tokens of forms; one for each start of the site."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def of(self, session: str) -> str:
        """Return the token that forms of a session carry."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()

    def fits(self, session: str | None, token: str) -> bool:
        """Tell whether a form was made for a session."""
        return bool(session) and hmac.compare_digest(self.of(str(session)), token.encode("ascii", "replace").decode())


class Guard:
    """Lets through what comes from a page of this site, by an allowed name, of a bearable size."""

    def __init__(self, app: ASGIApp, *, hosts: tuple[str, ...], token: str | None) -> None:
        self.app, self.hosts, self.token = app, frozenset(map(str.lower, hosts)), token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with a sentence."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = cookie(headers, SESSION)
        fresh = None if session else secrets.token_urlsafe(24)
        scope["session_id"] = session or fresh

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    given[name] = value
                if "cache-control" not in given:
                    given["Cache-Control"] = "no-store"
                if fresh:
                    given.append("set-cookie", f"{SESSION}={fresh}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        refusal = self._refusal(scope, headers)
        if refusal:
            await refusal(scope, receive, sealed)
            return
        await self.app(scope, _limited(receive), sealed)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "").lower()
        if _name(host) not in self.hosts:
            return PlainTextResponse("This site does not answer to that name.\n", status_code=421)
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2].lower() != host:
            return PlainTextResponse("Requests from other sites are refused.\n", status_code=403)
        if scope["method"] not in SAFE and headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return PlainTextResponse("Requests from other sites are refused.\n", status_code=403)
        if len(scope.get("query_string", b"")) > QUERY:
            return PlainTextResponse("The question is too long.\n", status_code=414)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > BODY:
            return PlainTextResponse("That is too much at once.\n", status_code=413)
        return self._without_token(scope, headers) if self.token else None

    def _without_token(self, scope: Scope, headers: Headers) -> Response | None:
        """Return what a request without the token of this site gets; one that brings it in its address gets a cookie."""
        request = Request(scope)
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if self._is_token(bearer) or self._is_token(cookie(headers, TOKEN) or ""):
            return None
        given = parse_qs(scope.get("query_string", b"").decode("latin1")).get("token", [""])[0]
        if self._is_token(given) and scope["method"] == "GET":
            answer = RedirectResponse(request.url.path, status_code=303)
            answer.set_cookie(TOKEN, given, httponly=True, samesite="strict")
            return answer
        return PlainTextResponse("This record is shown to those who have its token.\n", status_code=401)

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), (self.token or secrets.token_hex()).encode())


class TooMuch(Exception):  # noqa: N818  (it is what happened)
    """A body went on beyond its limit."""


def cookie(headers: Headers, name: str) -> str | None:
    """Return the value of a cookie."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return found.value if found else None


def _name(host: str) -> str:
    """Return a host without its port."""
    return host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]


def _limited(receive: Receive) -> Receive:
    seen = 0

    async def wrapped() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > BODY:
            raise TooMuch
        return message

    return wrapped
