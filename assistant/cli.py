"""The command line: what can be done, without a browser. Only it and the ``terminal`` modules print."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from assistant import config, terminal, terminal_contacts, terminal_insights, wire, wire_insights
from assistant.audit import audit, audit_lines
from assistant.errors import AssistantError
from assistant.evaluation import ablation, render, run
from assistant.evaluation.cases import load_cases
from assistant.leads.model import Keep, Status
from assistant.service import Assistant, insights_since, inspect, problems_text
from assistant.store.tokens import tokens_in

app = typer.Typer(
    help="Troubleshooting answers and diagnoses from a folder of Markdown.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Knowledge = Annotated[Path | None, typer.Option("--knowledge", metavar="DIR", help="Answer from this folder instead of the shipped one.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]


def main() -> None:
    """Run the command line; a mistake the user can mend ends in its message and exit code 1, never in a trace."""
    try:
        app()
    except AssistantError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)


@app.command()
def serve(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")] = 8501,
    host: Annotated[str, typer.Option("--host", help="Address to listen on; 0.0.0.0 lets other machines in.")] = "localhost",
    knowledge: Knowledge = None,
) -> None:
    """Start the app in the browser."""
    from assistant.server.run import run as run_server  # noqa: PLC0415 (Streamlit takes a second, which only this command needs)

    config.serve_from(config.settings(knowledge))
    run_server(host, port, lambda: typer.echo(f"Open http://localhost:{port} in the browser. Ctrl+C ends the app."))


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="What you want to know, in quotation marks.")] = None,
    batch: Annotated[str | None, typer.Option("--batch", metavar="FILE", help="One question a line; - reads standard input.")] = None,
    why: Annotated[bool, typer.Option("--why", help="Say why this answer: what matched, how sure, what came next.")] = False,
    as_json: AsJson = False,
    knowledge: Knowledge = None,
) -> None:
    """Answer a question, or one a line of a file."""
    if (question is None) == (batch is None):
        raise typer.BadParameter('give either a question in quotation marks, or --batch FILE, for example: ask "why is it paused"')
    assistant = _opened(knowledge)
    for text in _questions(batch) if batch is not None else [question or ""]:
        replies = assistant.ask(text)
        if as_json:
            typer.echo(_json(wire.reply_data(replies, assistant.library)))
        else:
            terminal.show(terminal.reply_text(replies, assistant.library, why))


@app.command()
def diagnose(
    guide: Annotated[str | None, typer.Argument(metavar="GUIDE", help="The guide to walk; leave it out to list them.")] = None,
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="LIST", help="check=option,check=option instead of questions.")
    ] = None,
    thorough: Annotated[bool, typer.Option("--thorough", help="Go on asking where no question is worth its time.")] = False,
    as_json: AsJson = False,
    knowledge: Knowledge = None,
) -> None:
    """Find out what is wrong, question by question, and end in a fix checklist."""
    assistant = _opened(knowledge)
    if guide is None:
        guides = assistant.library.guides.values()
        typer.echo(_json([{"id": each.id, "title": each.title} for each in guides]) if as_json else terminal.guides_text(assistant.library))
        return
    if answers is None and not as_json:
        terminal.walk(assistant, guide)
        return
    given = assistant.parse_answers(guide, answers or "")
    step = assistant.next_step(guide, given, thorough)
    if as_json:
        typer.echo(_json(wire.step_data(step, assistant.guide(guide))))
    else:
        terminal.show(terminal.step_text(assistant, guide, given, step))


@app.command()
def contacts(  # noqa: PLR0913 (each is an option of the command)
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Exports: CSV or Excel; a status in a file's name is understood.")],
    *,
    keep: Annotated[list[str] | None, typer.Option("--keep", metavar="FILE", help="A list of buyers or members, whom to keep.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write a CSV for each action, ticket, checklist, reminder.")
    ] = None,
    status: Annotated[Status | None, typer.Option("--status", help="What files were filtered by whose names don't say.")] = None,
    keep_tag: Annotated[
        list[str] | None,
        typer.Option("--keep-tag", metavar="TAG", help="A tag that marks whom to keep, besides customer, member and the like."),
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option("--column", metavar="WHAT=HEADING", help="What a column says, as email=Contact.")
    ] = None,
    as_json: AsJson = False,
    knowledge: Knowledge = None,
) -> None:
    """Check a contacts export: slips in addresses, blocks, consent, duplicates, and what to do about each."""
    assistant = _opened(knowledge)
    uploads = terminal_contacts.uploads(assistant, files, status, column or [])
    tags = frozenset(tag.lower() for tag in keep_tag or [])
    review = assistant.check_contacts(uploads, Keep(terminal_contacts.uploads(assistant, keep or []), tags))
    typer.echo(_json(wire.contacts_data(review)) if as_json else terminal_contacts.review_text(review))
    if out is not None:
        terminal_contacts.write(assistant.contacts_outputs(review, date.today()), out)  # noqa: DTZ011 (the person's own day)
        typer.echo(f"Written to {out}.", err=True)
    if problems := terminal_contacts.problems_text(review):
        raise AssistantError(problems)


@app.command()
def check(knowledge: Knowledge = None) -> None:
    """Read the whole knowledge folder, prove each guide, run its scenarios; list every problem, exit code 1 if there is any."""
    folder = config.settings(knowledge).knowledge
    result = inspect(folder)
    if result.library is None:
        typer.echo(problems_text(folder, result.problems))
        raise typer.Exit(1)
    library = result.library
    found = audit(folder, library)
    typer.echo("\n".join(audit_lines(found)))
    sizes = f"{len(library.entries)} entries, {len(library.guides)} guides, {len(library.sources)} sources"
    typer.echo(f"{sizes}: {len(found.problems)} problems." if found.problems else f"{sizes}: no problem.")
    if found.problems:
        raise typer.Exit(1)


@app.command()
def evaluate(
    cases: Annotated[
        Path | None, typer.Option("--cases", metavar="FILE", help="Labelled questions as TOML; the shipped ones if left out.")
    ] = None,
    ablate: Annotated[bool, typer.Option("--ablation", help="Also take away each part of retrieval in turn; takes minutes.")] = False,
    held_out_misses: Annotated[
        bool, typer.Option("--held-out-misses", help="List these, too; nothing may be tuned on them after that.")
    ] = False,
    knowledge: Knowledge = None,
) -> None:
    """Measure how often the first answer is right and what is refused, on labelled questions."""
    assistant = _opened(knowledge)
    labelled = load_cases(cases or config.home() / "tests" / "golden" / "questions.toml")
    report = run.evaluate(assistant.index, labelled)
    typer.echo("\n".join(render.report_lines(report, held_out_misses=held_out_misses)))
    if ablate:
        typer.echo("\n".join(["", *render.ablation_lines(ablation.ablation(assistant.library, labelled))]))


@app.command()
def forget(
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="A visit's token, or the address of its page as the browser shows it.")],
) -> None:
    """Remove all that is kept of a visit; exit code 1 if nothing is."""
    from assistant.store.store import open_store  # noqa: PLC0415 (a second that only a command on what is kept needs)

    with closing(open_store(_where_visits_are_kept())) as store:
        removed = [gone for each in tokens_in(token) if (gone := store.forget(each)).total()]
    if not removed:
        raise AssistantError("Nothing is kept under this token.")
    for gone in removed:
        counts = f"questions {gone.questions}, feedback {gone.feedback}, diagnoses {gone.diagnoses}, progress {gone.progress}"
        typer.echo(f"Removed: {counts}.")


@app.command()
def backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file for the copy.")]) -> None:
    """Copy what is kept of visits to a file, also while the app runs; for PostgreSQL it says how."""
    from assistant.store.backup import back_up  # noqa: PLC0415 (a second that only a command on what is kept needs)

    back_up(_where_visits_are_kept(), file.expanduser().resolve())
    typer.echo(f"Copied to {file}.")


@app.command()
def insights(
    days: Annotated[int, typer.Option("--days", min=1, max=3650, help="How many days to look back, today included.")] = 30,
    as_json: AsJson = False,
    knowledge: Knowledge = None,
) -> None:
    """What people asked and what it was, in the last days, and what is worth doing about it."""
    from assistant.store.store import open_store  # noqa: PLC0415 (a second that only a command on what is kept needs)

    assistant = _opened(knowledge)
    now = datetime.now().astimezone()
    with closing(open_store(_where_visits_are_kept())) as store:
        records = store.records(insights_since(days, now), now)
    found = assistant.insights(records, days, now)
    typer.echo(_json(wire_insights.insights_data(found)) if as_json else terminal_insights.insights_text(found, assistant.library))


def _where_visits_are_kept() -> Path | str:
    where = config.settings().store
    if where is None:
        raise AssistantError(f"Storing is switched off ({config.STORE} is off), so nothing is kept.")
    return where


def _opened(knowledge: Path | None) -> Assistant:
    chosen = config.settings(knowledge)
    return Assistant.open(chosen.knowledge, chosen.cache)


def _questions(batch: str) -> Iterator[str]:
    """The lines of a file or of standard input, without their line ends; bytes that are no UTF-8 become replacement characters."""
    try:
        with open(0 if batch == "-" else batch, encoding="utf-8", errors="replace", closefd=batch != "-") as file:
            for line in file:
                yield line.rstrip("\r\n")
    except OSError as error:
        raise AssistantError(f"Cannot read {batch}: {error.strerror}. Give a text file with one question a line.") from error


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
