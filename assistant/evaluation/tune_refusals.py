"""How often is a question ours that is probably not? It depends on what stands beside it: what ``answer.REFUSED_BELOW`` and
``answer.REFUSED_BESIDE`` weigh. ``python -m assistant.evaluation.tune`` prints it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from assistant.evaluation.cases import Case
from assistant.evaluation.metrics import Share
from assistant.retrieval.answer import REFUSED_BESIDE, answer
from assistant.retrieval.apart import matters
from assistant.retrieval.index import Index
from assistant.retrieval.model import Found
from assistant.retrieval.query import read
from assistant.retrieval.scope import judge
from assistant.retrieval.smalltalk import without_greeting

EDGES = (0.0, 0.1, 0.2, 0.35, 0.5)
ALONE, AFTER, BESIDE = "by itself", "after a turn that was ours", "beside a part that was answered"

Doubtful = tuple[str, float, bool]
"""What stands beside a question, how probably it is ours by its own words, and whether it is."""


def refusal_lines(index: Index, cases: Iterable[Case]) -> list[str]:
    """A line for each band of that probability: the share that is ours, of those that may be tuned on."""
    doubtful = list(_doubtful(index, [case for case in cases if not case.held_out]))
    kinds = (ALONE, AFTER, BESIDE)
    bands = list(pairwise(EDGES))
    shares = [[str(_ours(doubtful, kind, low, high)) for kind in kinds] for low, high in bands]
    rows = ["".join(f"  {share:>34}" for share in band) for band in shares]
    return [
        "probably ours   " + "".join(f"  {kind + ', ours':>34}" for kind in kinds),
        *(f"  {low:4.2f} to {high:4.2f}  {row}" for (low, high), row in zip(bands, rows, strict=True)),
    ]


def _ours(doubtful: Sequence[Doubtful], kind: str, low: float, high: float) -> str:
    found = [ours for each, chance, ours in doubtful if each == kind and low <= chance < high]
    return f"{Share(sum(found), len(found))} of {len(found)}" if found else "-"


def _doubtful(index: Index, cases: Iterable[Case]) -> Iterator[Doubtful]:
    for case in cases:
        if case.before:
            if len(case.parts) == 1 and _chance(index, case.before[-1]) >= REFUSED_BESIDE:
                yield AFTER, _chance(index, case.text), bool(case.parts[0])
        elif len(case.parts) == 1:
            yield ALONE, _chance(index, case.text), bool(case.parts[0])
        else:
            yield from _beside(index, matters(index, without_greeting(case.text)), case)


def _beside(index: Index, parts: Sequence[str], case: Case) -> Iterator[Doubtful]:
    if len(parts) != len(case.parts):
        return
    answered = [any(isinstance(reply, Found) for reply in answer(index, part)) for part in parts]
    for number, (part, right) in enumerate(zip(parts, case.parts, strict=True)):
        if any(answered[:number] + answered[number + 1 :]):
            yield BESIDE, _chance(index, part), bool(right)


def _chance(index: Index, text: str) -> float:
    return judge(index, read(index.vocabulary, text)).ours
