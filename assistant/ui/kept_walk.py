"""A diagnosis, kept under the token in its address. Its answers stand in the address as well, so that it goes on without the store; the
token alone is enough, too. A link that was passed on has no token: it becomes a diagnosis of its own with the first answer.
"""

from datetime import datetime

from assistant import metrics
from assistant.diagnosis.model import Ask, NothingFits, Step
from assistant.library.model import Guide
from assistant.service import guide_print
from assistant.store.model import Diagnosis, End
from assistant.ui import keeping, resources, state
from assistant.ui.address import Walk
from assistant.ui.state import KeptWalk


def resume() -> Walk | None:
    """The diagnosis that an address with nothing but a token names; None if there is none to go on with."""
    found = _kept(state.token())
    if found is None:
        return None
    tried_after = len(found.answers) if found.tried else 0
    return Walk(found.guide, found.answers, done=found.fixes, tried=found.tried, tried_after=tried_after, solved=found.end is End.SOLVED)


def keep(guide: Guide, walk: Walk, step: Step) -> None:
    """After a step is drawn: keep how the diagnosis stands, if that is new."""
    mark = repr((walk.guide, walk.answers, walk.done, walk.tried, walk.solved))
    before, token = state.kept_walk(), state.token()
    if not token or not walk.answers or mark == before.mark:
        return
    now = keeping.now()
    started = _started(before, token, guide, now)
    end = _end(walk, step)
    if end not in (End.LEFT, before.end):
        metrics.diagnosis(guide.id, end)
    stands = Diagnosis(
        token=token,
        guide=guide.id,
        guide_print=guide_print(guide),
        started=started,
        updated=now,
        answers=walk.answers,
        fixes=walk.done,
        tried=walk.tried,
        verdicts={verdict.cause.id: verdict.status for verdict in step.verdicts},
        asking=step.check.id if isinstance(step, Ask) else "",
        end=end,
    )
    if resources.visits().keep_diagnosis(stands):
        state.note_kept_walk(KeptWalk(token, started.isoformat(), mark, end))
    else:
        metrics.store_trouble("write")
    keeping.say_trouble()


def notice() -> None:
    """What is kept of the diagnosis, and the way to have it forgotten."""
    if keeping.notice(state.token(), "diagnosis"):
        state.note_kept_walk(KeptWalk())
        state.go(Walk(guide=""))


def _started(before: KeptWalk, token: str, guide: Guide, now: datetime) -> datetime:
    """When the diagnosis began, as the session or the store knows it."""
    if token == before.token:
        return datetime.fromisoformat(before.started)
    found = _kept(token)
    return found.started if found and found.guide == guide.id else now


def _kept(token: str) -> Diagnosis | None:
    visit = resources.visits().visit(token) if token else None
    return visit.diagnoses[0] if visit and visit.diagnoses else None


def _end(walk: Walk, step: Step) -> End:
    if walk.solved:
        return End.SOLVED
    if isinstance(step, Ask) or (isinstance(step, NothingFits) and step.conflicts):
        return End.LEFT
    return End.ESCALATED if isinstance(step, NothingFits) else End.ASSUMED
