"""A support ticket: what somebody who takes over needs to know, so that nothing is asked or tried twice."""

from collections.abc import Collection

from assistant.diagnosis.belief import verdicts
from assistant.diagnosis.model import Answers, Verdict
from assistant.diagnosis.phrasing import answer_table, ruled_out_list
from assistant.diagnosis.when import counting
from assistant.library.model import Guide


def ticket(guide: Guide, answers: Answers, tried: Collection[str]) -> str:
    """The ticket as Markdown. ``tried`` are ids of fixes that were done while the problem stayed."""
    before = verdicts(guide, answers)
    after = verdicts(guide, answers, tried)
    parts = [
        ("Problem", f"{guide.title}. The usual causes have been looked at step by step; the problem is still there."),
        ("What we looked at", answer_table(guide, answers) if answers else ""),
        ("What we did, without success", "\n".join(f"- {guide.fixes[fix].title}" for fix in guide.fixes if fix in tried)),
        ("What is ruled out", ruled_out_list(guide, before)),
        ("What is still possible", _still_possible(after)),
        ("Attached", _attachments(guide, answers)),
    ]
    return "\n\n".join(f"## {heading}\n\n{text}" for heading, text in parts if text) + "\n"


def _still_possible(found: tuple[Verdict, ...]) -> str:
    """What is left, the likeliest first."""
    left = sorted((verdict for verdict in found if verdict.status != "ruled_out"), key=lambda verdict: -verdict.chance)
    return "\n".join(f"- {verdict.cause.title}" for verdict in left)


def _attachments(guide: Guide, answers: Answers) -> str:
    """The screens that the answers rest on, and what a stranger cannot guess."""
    screens = dict.fromkeys(guide.checks[check].where for check in counting(guide, answers) if guide.checks[check].where)
    lines = [f"Screenshot: {screen}" for screen in screens]
    lines += [
        "The exact name of what this is about, and one example (such as the address of a contact)",
        "When it was last tried: day, time and time zone",
    ]
    return "\n".join(f"- [ ] {line}" for line in lines)
