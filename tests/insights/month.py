"""Two invented months of use, the second busier: ``python -m tests.insights.month DATABASE`` fills a store (a file, or an address).

Messages and walks go through the real engine, so replies, words read differently and verdicts are what visitors would have got.
"""

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path

from assistant.config import settings
from assistant.diagnosis.model import UNSURE, Answers, Ask, Conclude, Step
from assistant.library.model import Check, Guide
from assistant.retrieval.model import Found, NotCovered, Reply, Smalltalk, Unsure
from assistant.service import Assistant
from assistant.store.model import Diagnosis, End, Feedback, Kind, Question, Records
from assistant.store.store import open_store
from tests.insights.themes import COMMENTS, OTHERS, THEMES

DAYS = 60
POOL = 4
"""Ways of asking of an entry that are used: the engine answers each once."""

Tell = Callable[[str], Reply]


def month(assistant: Assistant, now: datetime, questions: int = 1_500, diagnoses: int = 250, seed: int = 1) -> Records:
    """Records of the ``DAYS`` days before ``now``."""
    chance = random.Random(seed)  # noqa: S311 (a play, not a secret)
    tokens = (f"visit-{number:018}" for number in count())
    tell = cache(lambda text: assistant.ask(text)[0])
    asked: list[Question] = []
    feedback: list[Feedback] = []
    walks: list[Diagnosis] = []
    while len(asked) < questions:
        chat, said = _chat(assistant, tell, chance, next(tokens), _moment(now, chance))
        asked += chat
        feedback += said
    step = cache(assistant.next_step)
    while len(walks) < diagnoses and assistant.library.guides:
        guide = chance.choices(list(assistant.library.guides.values()), [3, 2, 1][: len(assistant.library.guides)])[0]
        walks.append(_walk(guide, step, chance, next(tokens), _moment(now, chance)))
    return Records(
        tuple(sorted(asked, key=lambda each: each.at)),
        tuple(sorted(feedback, key=lambda each: each.at)),
        tuple(sorted(walks, key=lambda each: each.started)),
    )


def _moment(now: datetime, chance: random.Random) -> datetime:
    """Some time in the last days: more and more often, and less at weekends and at night."""
    while True:
        back = DAYS * (1 - chance.random() ** 0.6)
        moment = now - timedelta(days=back) - timedelta(minutes=1)
        wanted = (0.35 if moment.weekday() > 4 else 1.0) * (0.15 if moment.hour < 7 else 1.0)
        if chance.random() < wanted:
            return moment


def _chat(assistant: Assistant, tell: Tell, chance: random.Random, token: str, begun: datetime) -> tuple[list[Question], list[Feedback]]:
    """One to three messages with their replies, sometimes an offered entry opened, sometimes a thumb."""
    chat: list[Question] = []
    said: list[Feedback] = []
    at = begun
    for _ in range(chance.choices((1, 2, 3), (6, 3, 1))[0]):
        at += timedelta(seconds=chance.randint(20, 240))
        asked = _asked(token, len(chat), at, _slip(_text(assistant, chance), chance), tell)
        chat.append(asked)
        if asked.entries and chance.random() < {"unsure": 0.7, "not_covered": 0.1}.get(asked.outcome, 0.0):
            at += timedelta(seconds=30)
            chat.append(Question(token, len(chat), at, Kind.OPENED, chance.choice(asked.entries)))
        if opinion := _opinion(chat[-1], at, chance):
            said.append(opinion)
    return chat, said


def _text(assistant: Assistant, chance: random.Random) -> str:
    """What somebody types: mostly what is answered, some entries far more than others."""
    kind = chance.random()
    if kind < 0.72:
        entries = list(assistant.library.entries.values())
        entry = entries[int(len(entries) * chance.random() ** 2)]
        return chance.choice(entry.asked[:POOL])
    if kind < 0.92:
        return chance.choice(chance.choices(THEMES, [1 / rank for rank in range(1, len(THEMES) + 1)])[0])
    if kind < 0.96 and assistant.library.outside:
        return chance.choice(chance.choice(assistant.library.outside[:8]).asked[:POOL])
    return chance.choice(OTHERS) if kind < 0.98 else chance.choice(("hello", "thanks!", "hi there"))


def _slip(text: str, chance: random.Random) -> str:
    """One message in twenty has two letters of a long word the wrong way round. Few words, so that slips recur."""
    words = [at for at, word in enumerate(text.split()) if len(word) > 6]
    if not words or chance.random() > 0.05:
        return text
    pieces = text.split()
    word = pieces[words[0]]
    pieces[words[0]] = word[:3] + word[4] + word[3] + word[5:]
    return " ".join(pieces)


def _asked(token: str, turn: int, at: datetime, text: str, tell: Tell) -> Question:
    reply = tell(text)
    read_as = tuple((each.typed, each.read) for each in reply.query.read_as)
    asked = Question(token, turn, at, Kind.ASKED, text, read_as=read_as)
    match reply:
        case Found(best=best, others=others):
            return replace(asked, outcome="found", entries=tuple(hit.entry.id for hit in (best, *others)))
        case Unsure(choices=choices):
            return replace(asked, outcome="unsure", entries=tuple(hit.entry.id for hit in choices))
        case NotCovered(nearest=nearest, product=product):
            return replace(asked, outcome="not_covered", entries=tuple(hit.entry.id for hit in nearest), product=product or "")
        case Smalltalk():
            return replace(asked, outcome="smalltalk")


def _opinion(turn: Question, at: datetime, chance: random.Random) -> Feedback | None:
    """One in six says what they think; some entries are worse than others, and a refusal pleases nobody."""
    if chance.random() > 1 / 6 or turn.outcome == "smalltalk":
        return None
    entry = turn.text if turn.kind is Kind.OPENED else turn.entries[0] if turn.outcome == "found" else ""
    poor = 0.8 if not entry else 0.55 if len(entry) % 7 == 0 else 0.12
    helpful = chance.random() > poor
    return Feedback(turn.token, turn.turn, at + timedelta(seconds=40), helpful, "" if helpful else chance.choice(COMMENTS))


def _walk(guide: Guide, step: Callable[[str, Answers], Step], chance: random.Random, token: str, begun: datetime) -> Diagnosis:
    """Somebody with one true cause goes through a guide, or away from it. One cause is far more frequent than its guide says."""
    causes = list(guide.causes)
    true = chance.choices(causes, [6 if place == len(causes) // 2 else 1 for place in range(len(causes))])[0]
    hard = list(guide.checks)[min(2, len(guide.checks) - 1)]
    answers: Answers = ()
    at = begun
    while True:
        now = step(guide.id, answers)
        verdicts = {verdict.cause.id: str(verdict.status) for verdict in now.verdicts}
        walked = Diagnosis(token, guide.id, "1", begun, at, answers, verdicts=verdicts)
        if not isinstance(now, Ask):
            return _ended(guide, walked, now, true, chance)
        if chance.random() < (0.3 if now.check.id == hard else 0.03):
            return replace(walked, asking=now.check.id, end=End.LEFT)
        at += timedelta(seconds=chance.randint(15, 200))
        answers = (*answers, (now.check.id, _answer(now.check, true, chance)))


def _answer(check: Check, true: str, chance: random.Random) -> str:
    """What the true cause looks like on the screen; now and then nobody can tell."""
    if chance.random() < 0.1:
        return UNSURE
    fitting = [option for option in check.options if true not in option.causes("rules-out")]
    telling = [option for option in fitting if true in (*option.causes("confirms"), *option.causes("likely"))]
    quiet = [option for option in fitting if not option.causes("confirms")]
    return chance.choice(telling or quiet or [*fitting, *check.options][:1]).id


def _ended(guide: Guide, walked: Diagnosis, last: Step, true: str, chance: random.Random) -> Diagnosis:
    offered = [item.fix.id for item in last.items] if isinstance(last, Conclude) else []
    fix = guide.causes[true].fix
    end = chance.choices((End.SOLVED, End.ASSUMED, End.ESCALATED), (5, 4, 1))[0] if fix in offered else End.ESCALATED
    fixes = (fix,) if end is End.SOLVED else ()
    tried = tuple(offered[:3]) if end is End.ESCALATED else ()
    later = walked.updated + timedelta(minutes=chance.randint(3, 60))
    return replace(walked, end=end, fixes=fixes, tried=tried, updated=later)


def main() -> None:
    where = sys.argv[1]
    chosen = settings()
    records = month(Assistant.open(chosen.knowledge, chosen.cache), datetime.now(UTC))
    store = open_store(where if "://" in where else Path(where))
    for question in records.questions:
        store.keep_question(question)
    for said in records.feedback:
        store.keep_feedback(said)
    for diagnosis in records.diagnoses:
        store.keep_diagnosis(diagnosis)
    store.close()
    sys.stdout.write(
        f"{len(records.questions)} turns, {len(records.feedback)} marks and {len(records.diagnoses)} diagnoses are in {where}.\n"
    )


if __name__ == "__main__":
    main()
