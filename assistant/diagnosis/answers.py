"""Answers as text and as a value: read, write, add, replace, take away, and find those that a guide does not know."""

from collections.abc import Iterable
from difflib import get_close_matches

from assistant.diagnosis.model import UNSURE, Answer, Answers
from assistant.errors import AnswersError
from assistant.library.model import Guide


def parse_answers(guide: Guide, text: str) -> Answers:
    """``check=option,check=option`` as answers; the empty text is no answers. Raises ``AnswersError``."""
    answers = tuple(_pair(part.strip()) for part in text.split(",") if part.strip())
    validate(guide, answers)
    return answers


def format_answers(answers: Answers) -> str:
    """The text that ``parse_answers`` reads back."""
    return ",".join(f"{check}={option}" for check, option in answers)


def give(answers: Answers, check: str, option: str) -> Answers:
    """The answers with this one: in its old place if the check had an answer, else last. The others stay as they are."""
    if any(old == check for old, _ in answers):
        return tuple((old, option if old == check else what) for old, what in answers)
    return (*answers, (check, option))


def without(answers: Answers, check: str) -> Answers:
    """The answers except the one to this check."""
    return tuple(answer for answer in answers if answer[0] != check)


def known(guide: Guide, answers: Answers) -> tuple[Answers, tuple[str, ...]]:
    """The answers that the guide still knows, and the rest as ``check=option`` texts: for a link older than the guide.

    Of two answers to one check the first is kept.
    """
    kept: Answers = ()
    left: list[str] = []
    for answer in answers:
        if _mistake(guide, kept, answer):
            left.append(format_answers((answer,)))
        else:
            kept = (*kept, answer)
    return kept, tuple(left)


def validate(guide: Guide, answers: Answers) -> None:
    """Raise ``AnswersError`` for the first answer that is not one of this guide's, or that answers a check again."""
    for place, answer in enumerate(answers):
        if mistake := _mistake(guide, answers[:place], answer):
            raise AnswersError(mistake)


def validate_fixes(guide: Guide, fixes: Iterable[str]) -> None:
    """Raise ``AnswersError`` for the first fix that is not one of this guide's."""
    for fix in fixes:
        if fix not in guide.fixes:
            raise AnswersError(f"guide {guide.id} has no fix “{fix}”{_meant(fix, guide.fixes)}")


def _pair(part: str) -> Answer:
    check, sign, option = (piece.strip() for piece in part.partition("="))
    if not (check and sign and option):
        raise AnswersError(f"“{part}” is not an answer: write check=option, and a comma between two answers")
    return check, option


def _mistake(guide: Guide, earlier: Answers, answer: Answer) -> str:
    """What is wrong with this answer, or nothing."""
    name, value = answer
    if name not in guide.checks:
        return f"guide {guide.id} has no check “{name}”{_meant(name, guide.checks)}"
    options = [option.id for option in guide.checks[name].options]
    if value != UNSURE and value not in options:
        return f"check {name} has no option “{value}”{_meant(value, [*options, UNSURE])}"
    if any(check == name for check, _ in earlier):
        return f"check {name} is answered twice: keep one of the two"
    return ""


def _meant(word: str, words: Iterable[str]) -> str:
    """``: did you mean …?`` or, when nothing is near, what there is."""
    choices = list(words)
    near = get_close_matches(word, choices, n=1)
    return f": did you mean “{near[0]}”?" if near else f"; there are: {', '.join(choices)}"
