"""Replies and steps as Markdown for a terminal, and a diagnosis walked by typing numbers."""

import typer
from rich.console import Console
from rich.markdown import Markdown

from assistant import wording
from assistant.diagnosis import answers as given
from assistant.diagnosis.model import UNSURE, Answers, Ask, Conclude, NothingFits, Step
from assistant.library import links
from assistant.library.model import Check, Library
from assistant.retrieval.model import Found, Reply
from assistant.service import Assistant

READABLE_WIDTH = 100
"""Columns. Longer lines tire the eye; a narrower terminal keeps its own width."""

KEYS = "A number answers; ? how to check it; s skip (not sure); b back; c checklist so far; q quit"


def show(markdown: str) -> None:
    """Print Markdown: laid out in a terminal, as it is into a file or a pipe."""
    console = Console()
    if console.is_terminal:
        console.print(Markdown(markdown), width=min(console.width, READABLE_WIDTH))
    else:
        typer.echo(markdown)


def reply_text(replies: tuple[Reply, ...], library: Library, why: bool = False) -> str:
    """The replies one under the other, each with which of several questions it answers, what was read differently, its sources and what
    else fits; with ``why``, also the reasons for it."""
    texts = [_reply(reply, library, why) for reply in replies]
    if len(replies) > 1:
        asked = [" ".join(reply.query.text.split()) for reply in replies]
        texts = [
            f"{number} of {len(texts)}: {part}\n\n{text}" for number, (part, text) in enumerate(zip(asked, texts, strict=True), start=1)
        ]
    return "\n\n---\n\n".join(texts)


def guides_text(library: Library) -> str:
    """The guides, a line each, and how to start one."""
    if not library.guides:
        return "This knowledge folder has no guides."
    lines = [f"{guide.id:28} {guide.title}" for guide in library.guides.values()]
    return "\n".join([*lines, "", "Start one with: python -m assistant diagnose GUIDE"])


def step_text(assistant: Assistant, guide: str, answers: Answers, step: Step) -> str:
    """One step as text: the question with its options, the checklist, or the answers that contradict each other."""
    match step:
        case Ask(check=check, why=why):
            return "\n".join([f"**{check.question}**", "", why, "", *_options(check)])
        case Conclude():
            return assistant.checklist_markdown(guide, answers)
        case NothingFits(conflicts=conflicts):
            return (
                _conflicts_text(step)
                if conflicts
                else "Everything this guide knows is ruled out. Ask Kartra support, and tell them what you checked."
            )


def walk(assistant: Assistant, guide: str) -> None:
    """Ask until the diagnosis ends or the person quits. End of input quits."""
    typer.echo(f"{assistant.guide(guide).title}\n{KEYS}")
    answers: Answers = ()
    while True:
        step = assistant.next_step(guide, answers)
        typer.echo()
        show(step_text(assistant, guide, answers, step))
        if not isinstance(step, Ask):
            return
        reply = _typed()
        if reply == "q":
            return
        answers = _answered(assistant, guide, answers, step.check, reply)


def _answered(assistant: Assistant, guide: str, answers: Answers, check: Check, reply: str) -> Answers:
    match reply:
        case "b":
            return answers[:-1]
        case "s":
            return given.give(answers, check.id, UNSURE)
        case "?":
            show(links.plain(check.how) or "Look at the screen that the question names; there is no more to it.")
        case "c":
            show(assistant.checklist_markdown(guide, answers))
        case number if number.isdecimal() and 1 <= int(number[:4]) <= len(check.options):
            return given.give(answers, check.id, check.options[int(number[:4]) - 1].id)
        case _:
            typer.echo(f"That is none of the choices. {KEYS}")
    return answers


def _typed() -> str:
    try:
        return str(typer.prompt("Your answer", prompt_suffix=": ")).strip().lower()
    except typer.Abort:  # end of input, or Ctrl+C
        return "q"


def _reply(reply: Reply, library: Library, why: bool) -> str:
    parts = [wording.read_as_sentence(reply.query), links.plain(wording.answer_markdown(reply, library))]
    if isinstance(reply, Found):
        entry = reply.best.entry
        parts.insert(1, f"# {entry.title}")
        parts += [_sources(entry.sources, library)] if entry.sources else []
        parts += [f"Diagnose it step by step: python -m assistant diagnose {entry.guide}"] if entry.guide else []
        parts += ["\n".join([f"{wording.WHY}:", "", *(f"- {line}" for line in wording.why_lines(reply, library))])] if why else []
        parts += ["See also: " + "; ".join(hit.entry.title for hit in reply.others)] if reply.others else []
    return "\n\n".join(part for part in parts if part)


def _sources(ids: tuple[str, ...], library: Library) -> str:
    sources = (library.sources[source] for source in ids)
    return "\n".join(
        ["Sources:", "", *(f"- {each.title} ({each.author}; {each.kind}; {each.date}) {each.url}".rstrip() for each in sources)]
    )


def _options(check: Check) -> list[str]:
    return [f"{number}. {option.label}" for number, option in enumerate(check.options, start=1)]


def _conflicts_text(step: NothingFits) -> str:
    lines = ["Some answers contradict each other. Go back and change one of these:"]
    for conflict in step.conflicts:
        lines.append(f"- {conflict.cause.title}: {_listed(conflict.confirmed_by)} says yes, {_listed(conflict.ruled_out_by)} says no")
    return "\n".join(lines)


def _listed(answers: Answers) -> str:
    return ", ".join("=".join(answer) for answer in answers)
