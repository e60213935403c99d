"""Review in the browser: the queue, and the forms by which people judge."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from dragoman.agreement import agreement
from dragoman.contract import FACTS
from dragoman.errors import UsageError
from dragoman.store import judgements, lookup, profiles, reviewing
from dragoman.store.pairings import anchor
from dragoman.web.asked import Asked, desk_of
from dragoman.web.desk import Desk
from dragoman.web.guards import SESSION
from dragoman.web.pages import REVIEWER

#: Characters of a field, and of a reviewer's name.
LINE, NAME = 1_000, 60

router = APIRouter()


def review(desk: Asked) -> dict[str, Any]:
    """Say what asks for a reviewer, what was judged last, what lost its place, and how far reviewers agree."""
    with desk.reading() as db:
        told = list(judgements.everything(db))
        kept = judgements.standing(told)
        return {
            "title": "Review", "queue": reviewing.queue(db, desk.codebook.ontology, size=25, known=desk.met(db)), "open": reviewing.queue_size(db),
            "last": kept[::-1][:15], "orphans": judgements.orphans(db), "agreement": agreement(kept), "judged": len(kept),
        }  # fmt: skip


@router.post("/judge", include_in_schema=False)
async def judge(request: Request) -> Response:
    """Keep a judgement and return to where it was made."""
    desk = await desk_of(request)
    form = _fields(await request.body())
    _check(request, desk, form)
    reviewer = " ".join(form.get("reviewer", "").split())[:NAME] or desk.reviewer
    await run_in_threadpool(_keep, desk, form, reviewer)
    answer = RedirectResponse(_back(form.get("back", "")), status_code=303)
    answer.set_cookie(
        REVIEWER, reviewer.encode("ascii", "ignore").decode() or desk.reviewer, httponly=True, samesite="strict"
    )
    return answer


def _check(request: Request, desk: Desk, form: dict[str, str]) -> None:
    """Refuse what may not be written."""
    if desk.read_only:
        raise HTTPException(403, "This record is served to be read only")
    if not request.app.state.seal.fits(request.cookies.get(SESSION), form.get("seal", "")):
        raise HTTPException(403, "The form has expired: go back, load the page again, and judge once more")


def _keep(desk: Desk, form: dict[str, str], reviewer: str) -> None:
    """Turn a form into a judgement and keep it."""
    verdict, reason = form.get("verdict", ""), form.get("reason", "")[:LINE].strip() or None
    given: dict[str, Any] = {"reviewer": reviewer, "at": desk.now(), "reason": reason}
    with desk.writing() as db:
        if verdict == "undo":
            made = _undo(judgements.one(db, form.get("judgement", "")), given)
        elif form.get("actor"):
            actor = profiles.profile(db, form["actor"])
            profiles.profile(db, form.get("other", ""))
            made = judgements.of_actor(actor | {"id": form["actor"]}, verdict, other=form.get("other"), **given)
        else:
            made = _of_fact(lookup.find(db, form.get("fact", "")), db, verdict=verdict, form=form, given=given)
        judgements.add(db, [made])


def _undo(undone: dict[str, Any], given: dict[str, Any]) -> judgements.Judgement:
    names = ("fact", "kind", "document", "words", "claim")
    return judgements.Judgement(**{n: undone[n] for n in names}, verdict="undo", other=undone["id"], **given)


def _of_fact(
    found: lookup.Found, db: Any, *, verdict: str, form: dict[str, str], given: dict[str, Any]
) -> judgements.Judgement:
    if found.kind not in FACTS:
        raise UsageError(f"{found.id} is no fact; facts are judged.")
    fact = lookup.fact(db, found)
    if verdict in {"same", "different"}:
        beside = lookup.find(db, form.get("other", ""))
        if beside.kind != found.kind or beside.id == found.id:
            raise UsageError(f"{beside.id} is no other fact of this kind; only such are one or two.")
        return judgements.of_fact(fact, verdict, other=beside.id, after=anchor(lookup.fact(db, beside)), **given)
    if verdict != "edit":
        return judgements.of_fact(fact, verdict, **given)
    names = [name for name in judgements.EDITABLE[found.kind] if name in fact and f"new_{name}" in form]
    after = {name: form[f"new_{name}"][:LINE].strip() or None for name in names}
    changed = {name: value for name, value in after.items() if value != fact[name]}
    if not changed:
        raise UsageError("Nothing was changed, so there is nothing to keep.")
    before = {name: fact[name] for name in changed}
    return judgements.of_fact(fact, verdict, before=_json(before), after=_json(changed), **given)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _fields(body: bytes) -> dict[str, str]:
    """Return the fields of a form, each once."""
    given = parse_qs(body.decode("utf8", "replace"), keep_blank_values=True, max_num_fields=40)
    return {name: values[0] for name, values in given.items()}


def _back(address: str) -> str:
    """Return a path of this site, whatever was asked."""
    parts = urlsplit(address)
    inside = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc
    clean = "".join(c for c in address if c.isprintable() and ord(c) < 128)
    return clean if inside and clean == address else "/review"
