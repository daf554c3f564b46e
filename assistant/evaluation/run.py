"""Answer every case and compare: the main path of the package."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.evaluation.cases import KINDS, Case, Kind
from assistant.evaluation.metrics import Share
from assistant.retrieval.answer import answer
from assistant.retrieval.index import Index
from assistant.retrieval.model import Found, Hit, NotCovered, Reply, Smalltalk, Unsure

Answerer = Callable[[Index, str, tuple[str, ...]], tuple[Reply, ...]]
"""Replies to a message after earlier ones."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one question got. ``shown`` are the ids offered as an answer, best first: none for a refusal. ``score`` is that of the first.
    ``surplus`` are the replies that the message got beyond one a question: they count against its last question."""

    case: Case
    expect: tuple[str, ...]
    outcome: str
    shown: tuple[str, ...]
    score: float
    surplus: int = 0

    @property
    def rank(self) -> int:
        """The place, from 1, of the first entry that answers; 0 if none of those shown does."""
        return next((place for place, entry in enumerate(self.shown, start=1) if entry in self.expect), 0)

    @property
    def first(self) -> bool:
        """The first entry shown answers, and no reply came that nobody asked for."""
        return self.rank == 1 and not self.surplus

    @property
    def good(self) -> bool:
        """In scope: right at the first place. Out of scope: neither answered nor offered as if it were ours."""
        return self.first if self.expect else self.outcome not in ("found", "unsure") and not self.surplus


@dataclass(frozen=True, slots=True)
class Figures:
    """What a group of outcomes adds up to. Shares marked *in* are of the questions in scope, *out* of those out of scope."""

    inside: int
    outside: int
    hit1: Share
    """In: right at the first place, with nothing that was not asked for."""
    outright: Share
    """In: right at the first place and answered outright."""
    hit3: Share
    """In: right among the first three."""
    mrr: float
    """In: mean of 1 / rank, 0 where nothing right is shown."""
    refused: Share
    """In: refused although ours."""
    unsure: Share
    """In: asked back instead of answered."""
    offered: Share
    """In: asked back with the right one among the choices."""
    only_choice: Share
    """Of those asked back with a single choice, those for which it is right."""
    leaked: Share
    """Out: answered as if ours."""
    wavered: Share
    """Out: asked back as if it might be ours."""
    refusal_precision: Share
    """Of all refusals, those that are out of scope."""
    refusal_recall: Share
    """Out: refused."""
    confidently_wrong: Share
    """Of all questions, those answered outright with an entry that does not answer."""
    surplus: Share
    """Of all questions, those answered more often than they were asked."""


@dataclass(frozen=True, slots=True)
class Report:
    """Figures for all that may be tuned on and, apart, for what was held out; ``kinds`` splits each of the two, ``briefs`` what was held
    out by what its authors had been asked to write, and their messages with one question from the rest."""

    all: Figures
    tuned: Figures
    held_out: Figures
    kinds: tuple[tuple[Kind, Figures, Figures], ...]
    briefs: tuple[tuple[str, Figures], ...]
    misses: tuple[Outcome, ...]


def evaluate(index: Index, cases: Iterable[Case], answerer: Answerer = answer) -> Report:
    """Answer every question of every case, by the same door as a reader's."""
    outcomes = [outcome for case in cases for outcome in _outcomes(index, case, answerer)]
    tuned = [outcome for outcome in outcomes if not outcome.case.held_out]
    held_out = [outcome for outcome in outcomes if outcome.case.held_out]
    kinds = tuple((kind, figures(_of(tuned, kind)), figures(_of(held_out, kind))) for kind in KINDS if _of(outcomes, kind))
    return Report(
        all=figures(outcomes),
        tuned=figures(tuned),
        held_out=figures(held_out),
        kinds=kinds,
        briefs=tuple(_by_brief(held_out)),
        misses=tuple(outcome for outcome in outcomes if not outcome.good),
    )


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Add up a group of outcomes, perhaps none."""
    inside = [outcome for outcome in outcomes if outcome.expect]
    outside = [outcome for outcome in outcomes if not outcome.expect]
    refusals = [outcome for outcome in outcomes if outcome.outcome == "not_covered"]
    unsure = [outcome for outcome in inside if outcome.outcome == "unsure"]
    alone = [outcome for outcome in unsure if len(outcome.shown) == 1]
    return Figures(
        inside=len(inside),
        outside=len(outside),
        hit1=Share(sum(outcome.first for outcome in inside), len(inside)),
        outright=Share(sum(outcome.first and outcome.outcome == "found" for outcome in inside), len(inside)),
        hit3=Share(sum(1 <= outcome.rank <= 3 for outcome in inside), len(inside)),
        mrr=sum(1 / outcome.rank for outcome in inside if outcome.rank) / len(inside) if inside else 0.0,
        refused=Share(sum(outcome.outcome == "not_covered" for outcome in inside), len(inside)),
        unsure=Share(len(unsure), len(inside)),
        offered=Share(sum(outcome.rank > 0 for outcome in unsure), len(inside)),
        only_choice=Share(sum(outcome.rank == 1 for outcome in alone), len(alone)),
        leaked=Share(sum(outcome.outcome == "found" for outcome in outside), len(outside)),
        wavered=Share(sum(outcome.outcome == "unsure" for outcome in outside), len(outside)),
        refusal_precision=Share(sum(not outcome.expect for outcome in refusals), len(refusals)),
        refusal_recall=Share(sum(outcome.outcome == "not_covered" for outcome in outside), len(outside)),
        confidently_wrong=Share(sum(outcome.outcome == "found" and outcome.rank != 1 for outcome in outcomes), len(outcomes)),
        surplus=Share(sum(outcome.surplus > 0 for outcome in outcomes), len(outcomes)),
    )


def _outcomes(index: Index, case: Case, answerer: Answerer) -> list[Outcome]:
    """One outcome for each question that the case has. If it has one and got several replies, an answer among them counts for a question
    out of scope, and the first for one in scope."""
    replies = answerer(index, case.text, case.before)
    if len(case.parts) == 1 and not case.parts[0]:
        replies = tuple(sorted(replies, key=lambda reply: (not isinstance(reply, Found), not isinstance(reply, Unsure))))
    surplus = max(len(replies) - len(case.parts), 0)
    last = len(case.parts) - 1
    return [
        _outcome(case, part, reply, surplus if place == last else 0)
        for place, (part, reply) in enumerate(zip(case.parts, _one_a_part(case.parts, replies), strict=True))
    ]


def _one_a_part(parts: Sequence[tuple[str, ...]], replies: Sequence[Reply]) -> list[Reply | None]:
    """The reply to each question, in order. Where there are fewer replies than questions, one reply may answer several in a row: the same
    entry shown twice would help nobody."""
    given: list[Reply | None] = []
    at = 0
    for place, part in enumerate(parts):
        again = place > 0 and len(replies) - at < len(parts) - place and _answers(replies[at - 1], part)
        given.append(replies[at - 1] if again else replies[at] if at < len(replies) else None)
        at = min(at + (not again), len(replies))
    return given


def _answers(reply: Reply, part: tuple[str, ...]) -> bool:
    match reply:
        case Found(_, best, _):
            return best.entry.id in part
        case NotCovered():
            return not part
        case _:
            return False


def _outcome(case: Case, expect: tuple[str, ...], reply: Reply | None, surplus: int) -> Outcome:
    match reply:
        case None:
            return Outcome(case, expect, "no reply", (), 0.0)
        case Found(_, best, others):
            return _shown(case, expect, "found", (best, *others), surplus)
        case Unsure(_, choices):
            return _shown(case, expect, "unsure", choices, surplus)
        case NotCovered(_, nearest):
            return Outcome(case, expect, "not_covered", (), nearest[0].score if nearest else 0.0, surplus)
        case Smalltalk():
            return Outcome(case, expect, "smalltalk", (), 0.0, surplus)


def _shown(case: Case, expect: tuple[str, ...], outcome: str, hits: tuple[Hit, ...], surplus: int) -> Outcome:
    return Outcome(case, expect, outcome, tuple(hit.entry.id for hit in hits), hits[0].score, surplus)


def _by_brief(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, Figures]]:
    for brief in dict.fromkeys(outcome.case.brief for outcome in outcomes):
        for name, alone in ((f"{brief}, one question", True), (f"{brief}, several or after others", False)):
            chosen = [outcome for outcome in outcomes if outcome.case.brief == brief and _stands_alone(outcome.case) == alone]
            if chosen:
                yield name, figures(chosen)


def _stands_alone(case: Case) -> bool:
    return len(case.parts) == 1 and not case.before


def _of(outcomes: Sequence[Outcome], kind: Kind) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.case.kind == kind]
