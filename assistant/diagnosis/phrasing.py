"""Answers and verdicts in words, for documents that people keep or send: Markdown."""

from assistant.diagnosis.model import UNSURE, Answer, Answers, Verdict
from assistant.diagnosis.when import counting
from assistant.library.model import Guide


def label(guide: Guide, answer: Answer) -> str:
    """What the person chose, in the guide's words."""
    check, value = answer
    labels = {option.id: option.label for option in guide.checks[check].options} | {UNSURE: "I'm not sure"}
    return labels[value]


def answer_table(guide: Guide, answers: Answers) -> str:
    """A table of questions and answers. Answers that do not count at the moment say so."""
    counts = counting(guide, answers)
    rows = [
        (guide.checks[answer[0]].question, label(guide, answer) + ("" if answer[0] in counts else " (set aside: does not apply)"))
        for answer in answers
    ]
    return "\n".join(["| Question | Answer |", "|---|---|", *(f"| {_cell(question)} | {_cell(text)} |" for question, text in rows)])


def because(guide: Guide, verdict: Verdict) -> str:
    """The cause, and the answers that speak for the verdict: those that decided it, or that make a possible cause likely."""
    speaking = [answer for answer in verdict.because if verdict.status != "possible" or _makes_likely(guide, answer, verdict.cause.id)]
    if not speaking:
        return verdict.cause.title
    said = "; ".join(f"“{guide.checks[answer[0]].question}” {label(guide, answer)}" for answer in speaking)
    return f"{verdict.cause.title}. You said: {said}"


def _makes_likely(guide: Guide, answer: Answer, cause: str) -> bool:
    check, value = answer
    return any(option.id == value and option.effects.get(cause) == "likely" for option in guide.checks[check].options)


def ruled_out_list(guide: Guide, verdicts: tuple[Verdict, ...]) -> str:
    """One line a cause that is ruled out, with the answers that did it; empty if there is none."""
    return "\n".join(f"- {because(guide, verdict)}" for verdict in verdicts if verdict.status == "ruled_out")


def minutes_text(minutes: float) -> str:
    """A length of time for a person: ``about 5 minutes``."""
    whole = round(minutes)
    return "a minute or less" if whole <= 1 else f"about {whole} minutes"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
