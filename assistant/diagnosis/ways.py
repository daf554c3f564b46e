"""Who can come to a check, and what they can answer there.

A person is described by the causes that hold for them. They give any answer that confirms nothing else and rules out none of them (a right
answer), or are not sure. Nothing here depends on the order of the questions: whether a check applies depends on the answers to the checks
that it waits for. "Not sure" closes the checks that wait for an answer, except about what everybody is asked: there it stands for any
answer (``when.py``), and so it is one more way on, which decides nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from assistant.diagnosis.when import ANY, answerable
from assistant.library.model import Check, Condition, Guide, Option
from assistant.library.reach import Effort, routes

LARGEST = 3
"""Causes at once, at most. Four or more together happen to hardly anybody, and their number explodes."""

MOST_SETS = 30_000
"""Sets of causes looked at for one way to one check: all of three out of 56 causes; with more causes, smaller sets are looked at."""

MOST_WAYS = 300
"""Ways to one check that are kept. The shipped guides have at most a dozen."""

EFFORT = 40_000
"""Steps of the search for the ways to one check; the shipped guides need under 500."""


@dataclass(frozen=True, slots=True)
class Way:
    """What the answers on a way to a check have confirmed and ruled out for everybody who comes along it."""

    confirmed: frozenset[str] = frozenset()
    ruled_out: frozenset[str] = frozenset()

    def then(self, option: Option) -> "Way":
        """The way that goes on with this answer."""
        return Way(self.confirmed.union(option.causes("confirms")), self.ruled_out.union(option.causes("rules-out")))

    def walkable(self) -> bool:
        """Whether anybody can give all these answers."""
        return self.confirmed.isdisjoint(self.ruled_out)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A check and everybody who comes to it.

    ``met``: somebody comes to it who is sure about what everybody is asked; ``given``: the options that they can choose. ``stuck``: the
    sets of causes for which no answer is right, smallest first. ``sets``: how many pairs of a way and a set of causes were looked at, all
    with up to ``largest`` causes. ``judged`` is false if the ways were too many to follow.
    """

    met: bool
    stuck: tuple[frozenset[str], ...]
    given: frozenset[str]
    sets: int
    largest: int = LARGEST
    judged: bool = True


def meetings(guide: Guide) -> Mapping[str, Meeting]:
    """One meeting a check, by its id."""
    if guide.one_cause:
        people = {cause: _choices(guide, cause) for cause in guide.causes}
        return {check.id: _in_chart(check, people) for check in guide.checks.values()}
    checks = _with_not_sure(guide)
    return {name: _meeting(guide, check, ways(guide.checks, name), ways(checks, name)) for name, check in guide.checks.items()}


Choices = Mapping[str, frozenset[str]]
"""Check id to the options that a person can choose, of the checks that the person can come to."""


def choices(guide: Guide, true: frozenset[str]) -> Choices:
    """What a person with these causes can answer. Where exactly one cause holds they take the lines of the chart that lead to it."""
    if guide.one_cause:
        return _choices(guide, min(true))
    return {check.id: frozenset(option.id for option in right_options(check, true)) for check in guide.checks.values()}


def right_options(check: Check, true: frozenset[str]) -> tuple[Option, ...]:
    """The answers that are right for a person with exactly these causes."""
    return tuple(
        option for option in check.options if true.issuperset(option.causes("confirms")) and true.isdisjoint(option.causes("rules-out"))
    )


def _with_not_sure(guide: Guide) -> Mapping[str, Check]:
    """The checks, with one more option for "not sure" about what everybody is asked, and ``when`` where it opens a check."""
    checks = {}
    for check in guide.checks.values():
        options = (*check.options, Option(ANY, "", None, {}, check.location)) if check.always else check.options
        when = tuple(_or_any(guide, condition) for condition in check.when) if answerable(check) else check.when
        checks[check.id] = replace(check, options=options, when=when)
    return checks


def _or_any(guide: Guide, condition: Condition) -> Condition:
    return {name: (*options, ANY) if guide.checks[name].always else options for name, options in condition.items()}


def ways(checks: Mapping[str, Check], check: str) -> tuple[Way, ...] | None:
    """The ways to a check of which none asks for less than another; ``None`` if they are too many."""
    effort, found = Effort(EFFORT), set[Way]()
    for allowed in routes(check, checks, effort):
        along = {Way()}
        for name, ids in allowed.items():
            answers = [option for option in checks[name].options if option.id in ids]
            along = _least({longer for way in along for option in answers if (longer := way.then(option)).walkable()})
        found = _least(found | along)
        if len(found) > MOST_WAYS:
            return None
    return tuple(sorted(found, key=lambda way: (sorted(way.confirmed), sorted(way.ruled_out)))) if effort.left > 0 else None


def _least(found: Iterable[Way]) -> set[Way]:
    """Without the ways that need everything that another needs, and more: whoever can go those can go that one."""
    kept: list[Way] = []
    for way in sorted(found, key=lambda way: len(way.confirmed) + len(way.ruled_out)):
        if not any(less.confirmed <= way.confirmed and less.ruled_out <= way.ruled_out for less in kept):
            kept.append(way)
    return set(kept)


def _meeting(guide: Guide, check: Check, sure: tuple[Way, ...] | None, to_it: tuple[Way, ...] | None) -> Meeting:
    """``sure`` are the ways of those who know the answers to what everybody is asked, ``to_it`` those of everybody."""
    if sure is None or to_it is None:
        return Meeting(True, (), frozenset(option.id for option in check.options), 0, judged=False)
    largest = min((_affordable(len(_decided(check) - way.confirmed - way.ruled_out)) for way in to_it), default=LARGEST)
    people = [true for way in to_it for true in _people(guide, check, way, largest)]
    stuck = sorted({true for true in people if not right_options(check, true)}, key=lambda true: (len(true), sorted(true)))
    given = frozenset(option.id for option in check.options if any(way.then(option).walkable() for way in sure))
    return Meeting(bool(sure), tuple(stuck), given, len(people), largest)


def _affordable(causes: int) -> int:
    """The largest size, up to ``LARGEST``, for which all sets of so many causes can be looked at."""
    total, chosen = 1, 1
    for size in range(1, LARGEST + 1):
        chosen = chosen * (causes - size + 1) // size
        total += chosen
        if total > MOST_SETS:
            return size - 1
    return LARGEST


def _people(guide: Guide, check: Check, way: Way, largest: int) -> Iterator[frozenset[str]]:
    """Those who come along the way, as far as they differ for this check: which of the causes that it decides about they have besides.

    Whoever has further causes finds the same answers right. Nobody has no cause at all.
    """
    own = _decided(check)
    others = guide.causes.keys() - own - way.ruled_out
    open_here = sorted(own - way.confirmed - way.ruled_out)
    for size in range(max(largest - len(way.confirmed), 0) + 1):
        for further in combinations(open_here, size):
            if true := way.confirmed.union(further):
                yield true
            elif others:
                yield frozenset()


def _decided(check: Check) -> frozenset[str]:
    return frozenset(cause for option in check.options for effect in ("confirms", "rules-out") for cause in option.causes(effect))


def _in_chart(check: Check, people: Mapping[str, Choices]) -> Meeting:
    """A check of a guide in which exactly one cause holds."""
    here = {cause: choices[check.id] for cause, choices in people.items() if check.id in choices}
    stuck = tuple(frozenset({cause}) for cause in sorted(here) if not here[cause])
    return Meeting(bool(here), stuck, frozenset().union(*here.values()), len(here), largest=1)


def _choices(guide: Guide, cause: str) -> Choices:
    """What somebody with this one cause is asked and can answer. At a box on a way to the ending they take a line that leads there."""
    leading = _leading(guide, cause)
    right: dict[str, frozenset[str]] = {}
    for check in guide.checks.values():
        ids = frozenset(option.id for option in right_options(check, frozenset({cause})))
        right[check.id] = ids & leading.get(check.id, ids)
    come = {check.id for check in guide.checks.values() if not check.when}
    closed = [check for check in guide.checks.values() if check.when]
    while opened := [check for check in closed if _opens(check, come, right)]:
        come.update(check.id for check in opened)
        closed = [check for check in closed if check.id not in come]
    return {name: right[name] for name in come}


def _opens(check: Check, come: set[str], right: Mapping[str, frozenset[str]]) -> bool:
    return any(all(name in come and right[name].intersection(ids) for name, ids in condition.items()) for condition in check.when)


def _leading(guide: Guide, cause: str) -> Mapping[str, frozenset[str]]:
    """The answers that confirm a cause, and those that lead to them: check id to option ids."""
    found: dict[str, frozenset[str]] = {}
    waiting = [(check.id, option.id) for check in guide.checks.values() for option in check.options if cause in option.causes("confirms")]
    while waiting:
        check_id, option_id = waiting.pop()
        if option_id not in found.get(check_id, ()):
            found[check_id] = found.get(check_id, frozenset()) | {option_id}
            waiting += [(name, option) for condition in guide.checks[check_id].when for name, ids in condition.items() for option in ids]
    return found
