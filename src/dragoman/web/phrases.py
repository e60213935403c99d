"""Facts in plain words for a page: one sentence each, and what a reader would cite."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.brief import Material, say_event, say_parties
from dragoman.codebook.wording import Wording
from dragoman.days import UNKNOWN, say_day, say_time

#: What a kind of facts is called, one and many, and its letter in the margin.
KINDS = {
    "events": ("event", "events"),
    "statements": ("statement", "statements"),
    "positions": ("position", "positions"),
    "schedule": ("date ahead", "dates ahead"),
    "pledges": ("pledge", "pledges"),
    "measures": ("measure", "measures"),
    "quantities": ("figure", "figures"),
    "offices": ("office", "offices"),
    "terms": ("term of talks", "terms of talks"),
    "precedents": ("precedent", "precedents"),
}
#: Characters of a quotation in a headline.
LONG = 180


class Phrases:
    """Says facts in the words of the codebook."""

    def __init__(self, wording: Wording, states: dict[str, str]) -> None:
        self._wording, self._states = wording, states
        empty: list[Any] = []
        self._material = Material(
            events=empty,
            statements=empty,
            positions=empty,
            schedule=empty,
            offices=empty,
            actors=empty,
            states=states,
            today="",
        )

    def country(self, code: str | None) -> str:
        """Return the name of a country's code, else what was given."""
        return self._states.get(code or "", code or "")

    def land(self, code: str | None) -> str:
        """Return the name of a country's code; nothing for what is no country."""
        return self._states.get(code or "", "")

    def joined(self, names: Sequence[str]) -> str:
        """Return names as a heading has them: "Japan, South Korea and the United States"."""
        within = [self._wording.party(name) for name in names]
        said = " and ".join(filter(None, (", ".join(within[:-1]), within[-1])))
        return said[:1].upper() + said[1:]

    def said(self, fact: dict[str, Any]) -> str:
        """Return a fact as one sentence without its date."""
        return " ".join(getattr(self, f"_{fact['kind']}")(fact).split())

    def when(self, fact: dict[str, Any]) -> str:
        """Return the date of a fact in words, else when it was reported, else that it is unknown."""
        if fact["kind"] == "measures":
            dated = fact["from"] or fact["until"]
            return (
                say_time({"start": fact["from"], "end": fact["until"], "granularity": "range"})
                if dated
                else "no dates given"
            )
        if fact["kind"] == "pledges":
            return f"due {say_time(fact['due'])}" if fact.get("due") else "no date set"
        said = say_time(fact.get("date"))
        published = fact["document"].get("published")
        if said != UNKNOWN or not published:
            return said
        return f"reported {say_day(published[:10])}"

    def cite(self, fact: dict[str, Any]) -> str:
        """Return how a fact is cited: its words, where they stand, and its id."""
        head, span = fact["document"], fact["evidence"][0]
        outlet = head.get("outlet") or head["file"].rpartition("/")[2]
        published = say_day(head["published"][:10]) if head.get("published") else "undated"
        title = f"“{head['title']},” " if head.get("title") else ""
        words = short(span["text"], 300)
        return (
            f"“{words}” {title}{outlet}, {published}, characters {span['start']}-{span['end']}. Dragoman, {fact['id']}."
        )

    def _events(self, fact: dict[str, Any]) -> str:
        said = say_event(fact, self._material, self._wording)
        described = (
            [] if say_parties(fact["actors"], self._material) else [party["name"] for party in fact["actors"][:1]]
        )
        if described:  # what is said then begins with the verb
            said = said[:1].lower() + said[1:]
        return " ".join(filter(None, (*described, said))) or str(fact["evidence"][0]["text"])

    def _statements(self, fact: dict[str, Any]) -> str:
        words = short(fact["content"].strip(" ,"))
        return f"{fact['speaker'] or 'Somebody'}: {f'“{words}”' if fact['direct'] else words}"

    def _positions(self, fact: dict[str, Any]) -> str:
        return f"{fact['holder']} {short(self._wording.stand(fact))}"

    def _schedule(self, fact: dict[str, Any]) -> str:
        missing = [name for code in fact["parties"] if (name := self.country(code)) not in fact["what"]]
        return short(fact["what"]) + (f" ({', '.join(missing)})" if missing else "")

    def _pledges(self, fact: dict[str, Any]) -> str:
        return f"{fact['maker']} promised {short(fact['content'])}" + (
            f" to {fact['beneficiary']}" if fact["beneficiary"] else ""
        )

    def _measures(self, fact: dict[str, Any]) -> str:
        value = f"{fact['value']:g} {fact['unit'] or ''}" if fact["value"] is not None else ""
        sides = [
            f"by {self.country(fact['by'])}" if fact["by"] else "",
            f"on {self.country(fact['on'])}" if fact["on"] else "",
        ]
        return " ".join(filter(None, (short(fact["what"]), f"({value.strip()})" if value else "", *sides)))

    def _quantities(self, fact: dict[str, Any]) -> str:
        about = "about " if fact["approximate"] else ""
        return f"{about}{fact['value']:,g} {fact['unit']}" + (f" of {short(fact['of'])}" if fact["of"] else "")

    def _offices(self, fact: dict[str, Any]) -> str:
        known = fact["status"] == "current" or fact["status"] in fact["office"]
        status = "" if known else f"{fact['status']} "
        country = f" of {self.country(fact['country'])}" if fact["country"] else ""
        return f"{fact['person']}, {status}{fact['office']}{country}"

    def _terms(self, fact: dict[str, Any]) -> str:
        items = ", ".join(fact["items"])
        return short(f"{fact['what']}: {items}" if items and items != fact["what"] else fact["what"])

    def _precedents(self, fact: dict[str, Any]) -> str:
        who = ", ".join(say_parties(fact["by"], self._material))
        partners = ", ".join(say_parties(fact["partners"], self._material))
        told = " ".join(filter(None, (fact["what"], fact["since"])))
        return short(f"{who}: {told}" if who else told) + (f" ({partners})" if partners else "")


def short(text: str, size: int = LONG) -> str:
    """Return a text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= size else line[:size].rpartition(" ")[0] + " …"
