"""Visitors' texts on one line: whoever draws them has no control character, no change of direction and no line break to care about."""

LONGEST = 300
"""Characters of a question or comment that an owner reads; a pasted email says by then what it is about."""


def clean(text: str, longest: int = LONGEST) -> str:
    """The text on one line, what does not print replaced by spaces, cut at a word if it is longer."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text[: 4 * longest]).split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0] + " …"
