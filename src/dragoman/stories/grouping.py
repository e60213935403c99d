"""Stories: reports of one development, joined day by day, so that the order of reading decides nothing."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from dragoman.codebook.merging import StoryRules
from dragoman.stories.sketches import UNDATED, UNIT, Sketch, likeness

#: The words by which a story is looked up; all its words are compared with what they find.
LOOKED_UP = 25
#: The part of the likeness that is wanted which those words alone must show.
SHOWN = 0.25
#: Where a report stands among all others.
Place = tuple[str, str, str]
#: How alike two stories are, the less the more; their places; their numbers.
Offer = tuple[float, Place, Place, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two stories that became one on a day, each by the id of its first report; `alike` in thousandths."""

    day: str
    left: str
    right: str
    alike: int


@dataclass(slots=True, kw_only=True)
class Story:
    """Reports joined so far: the place of the first, how many, the sum of their words, the day of the latest."""

    place: Place
    number: int
    terms: dict[int, int]
    last: str
    is_dated: bool
    beside: dict[int, int] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """Return the id of the first report."""
        return self.place[2]


def group(sketches: Iterable[Sketch], rules: StoryRules) -> Iterator[Join]:
    """Yield the joins that make stories of reports."""
    groups, told, joins = Groups(rules), list[Sketch](), list[Join]()
    for day, reports in by_day(sketches):
        if day == UNDATED:
            groups = taken_up(told, joins, rules)
        for join in groups.add(day, reports):
            joins.append(join)
            yield join
        told.extend(reports)


def taken_up(reports: Sequence[Sketch], joins: Iterable[Join], rules: StoryRules) -> Groups:
    """Return the stories of reports as joins made them, also those that are over: an undated report may be of any."""
    groups, of = Groups(rules), stories_of([sketch.id for sketch in reports], joins)
    members: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in reports:
        members[of[sketch.id]].append(sketch)
    for leader in sorted(members):
        groups.restore(members[leader])
    return groups


def by_day(sketches: Iterable[Sketch]) -> Iterator[tuple[str, list[Sketch]]]:
    """Yield the reports of each day in order, those without a day last."""
    ordered = sorted(sketches, key=_place)
    for day, reports in groupby(ordered, key=lambda s: s.day or UNDATED):
        yield day, list(reports)


class Groups:
    """The stories that are still told; `add` takes the reports of one day after another."""

    def __init__(self, rules: StoryRules) -> None:
        self._rules = rules
        self._stories: dict[int, Story] = {}
        self._next = 0
        self._is_last = False

    def restore(self, members: Sequence[Sketch]) -> None:
        """Take up a story as it stood: all its reports of earlier days."""
        terms: dict[int, int] = defaultdict(int)
        for sketch in members:
            for key, weight in sketch.terms.items():
                terms[key] += weight
        last = max((sketch.day or UNDATED for sketch in members), key=_known)
        story = Story(
            place=min(map(_place, members)), number=len(members), terms=dict(terms), last=last, is_dated=last != UNDATED
        )
        self._put(story)

    def add(self, day: str, reports: Sequence[Sketch]) -> Iterator[Join]:
        """Yield the joins that the reports of a day bring; an undated report may join any story."""
        self._is_last = day == UNDATED
        self._forget(day)
        fresh = {
            self._put(Story(place=_place(s), number=1, terms=s.terms, last=day, is_dated=day != UNDATED))
            for s in sorted(reports, key=_place)
        }
        heap: list[Offer] = []
        for a, b, shared in self._near(fresh):
            self._stories[a].beside[b] = self._stories[b].beside[a] = shared
            self._offer(heap, a, b)
        heapq.heapify(heap)
        while heap:
            alike, _, _, a, b = heapq.heappop(heap)
            if a in self._stories and b in self._stories:
                yield Join(
                    day=day, left=self._stories[a].first, right=self._stories[b].first, alike=round(-alike * UNIT)
                )
                joined = self._join(a, b)
                for other in self._stories[joined].beside:
                    self._offer(heap, joined, other, pushing=True)
        for story in self._stories.values():
            story.beside.clear()

    def _put(self, story: Story) -> int:
        self._next += 1
        self._stories[self._next] = story
        return self._next

    def _forget(self, day: str) -> None:
        """Let go of stories that are over."""
        if self._is_last:
            return
        oldest = (date.fromisoformat(day) - timedelta(days=self._rules.days)).isoformat()
        for number in [number for number, story in self._stories.items() if story.last < oldest]:
            del self._stories[number]

    def _near(self, fresh: set[int]) -> Iterator[tuple[int, int, int]]:
        """Yield (fresh, other, what they share) for stories whose most telling words meet."""
        index: dict[int, list[tuple[int, int]]] = defaultdict(list)
        least = SHOWN * self._rules.alike * UNIT
        for number, story in self._stories.items():
            heaviest = _heaviest(story.terms)
            seen: dict[int, int] = defaultdict(int)
            for key, weight in heaviest:
                known = index[key]
                for other, theirs in known:
                    seen[other] += weight * theirs
                known.append((number, weight))
            for other, shown in seen.items():
                if (number in fresh or other in fresh) and shown >= least * story.number * self._stories[other].number:
                    yield number, other, likeness(story.terms, self._stories[other].terms)

    def _offer(self, heap: list[Offer], a: int, b: int, *, pushing: bool = False) -> None:
        """Note a pair that is alike enough to be joined."""
        one, two = self._stories[a], self._stories[b]
        pairs = one.number * two.number
        shared = one.beside[b]
        if shared < self._wanted(one, two) * UNIT * pairs:
            return
        first, second = sorted((one.place, two.place))
        entry = (-shared / (pairs * UNIT * UNIT), first, second, a, b)
        if pushing:
            heapq.heappush(heap, entry)
        else:
            heap.append(entry)

    def _wanted(self, one: Story, two: Story) -> int:
        """Return how alike two stories must be to be joined, in thousandths: more, the longer one of them was not told.

        A report that nobody can date is as far from a dated story as may be.
        """
        if one.is_dated != two.is_dated:
            return self._rules.alike + self._rules.fading * self._rules.days
        if not one.is_dated:
            return self._rules.alike
        if self._is_last:
            return 2 * UNIT  # more than anything is: what is undated joins no two stories
        silent = abs((date.fromisoformat(one.last) - date.fromisoformat(two.last)).days)
        return self._rules.alike + self._rules.fading * silent

    def _join(self, a: int, b: int) -> int:
        """Make one story of two; what each shares with the others adds up."""
        one, two = self._stories.pop(a), self._stories.pop(b)
        large, small = (one, two) if len(one.terms) >= len(two.terms) else (two, one)
        terms = dict(large.terms)
        for key, weight in small.terms.items():
            terms[key] = terms.get(key, 0) + weight
        story = Story(
            place=min(one.place, two.place),
            number=one.number + two.number,
            terms=terms,
            last=max(one.last, two.last, key=_known),
            is_dated=one.is_dated or two.is_dated,
        )
        joined = self._put(story)
        for other in (one.beside.keys() | two.beside.keys()) - {a, b}:
            beside = self._stories.get(other)
            if beside is None:
                continue
            story.beside[other] = beside.beside[joined] = _with(one, other, beside) + _with(two, other, beside)
        return joined


def stories_of(ids: Iterable[str], joins: Iterable[Join]) -> dict[str, str]:
    """Return for each report the report that stands for its story: the same for all of one story."""
    leader: dict[str, str] = {report: report for report in ids}

    def top(report: str) -> str:
        while leader[report] != report:
            leader[report] = leader[leader[report]]
            report = leader[report]
        return report

    for join in joins:
        left, right = top(join.left), top(join.right)
        leader[right] = left
    return {report: top(report) for report in leader}


def may_join(dated: Iterable[Sketch], undated: Sequence[Sketch], rules: StoryRules) -> Iterator[str]:
    """Yield the ids of the dated reports that are as like an undated one as it must be to join a story.

    A story that has none of them is out of question: the undated must be so like it on average.
    """
    index: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, sketch in enumerate(undated):
        for key, weight in _heaviest(sketch.terms):
            index[key].append((number, weight))
    shown, wanted = SHOWN * rules.alike * UNIT, (rules.alike + rules.fading * rules.days) * UNIT
    for sketch in dated:
        seen: dict[int, int] = defaultdict(int)
        for key, weight in sketch.terms.items():
            for number, theirs in index.get(key, ()):
                seen[number] += weight * theirs
        near = (undated[number].terms for number, found in seen.items() if found >= shown)
        if any(likeness(sketch.terms, terms) >= wanted for terms in near):
            yield sketch.id


def _with(story: Story, number: int, other: Story) -> int:
    known = story.beside.get(number)
    return likeness(story.terms, other.terms) if known is None else known


def _known(day: str) -> tuple[bool, str]:
    """Order days, the unknown first: a story is as old as its latest dated report."""
    return day != UNDATED, day


def _heaviest(terms: Mapping[int, int]) -> list[tuple[int, int]]:
    if len(terms) <= LOOKED_UP:
        return list(terms.items())
    return heapq.nsmallest(LOOKED_UP, terms.items(), key=lambda item: (-item[1], item[0]))


def _place(sketch: Sketch) -> Place:
    return sketch.place
