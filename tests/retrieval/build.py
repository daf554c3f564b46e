"""Libraries in a few lines, for tests."""

from datetime import date

from assistant.library.model import Entry, Library, Location, OutsideSubject, Section, Word

HERE = Location("entries/x.md", 1)


def entry(name: str, *asked: str, says: str = "", **sections: str) -> Entry:
    """An entry whose title is its id in words; ``fix_it="…"`` is a section "Fix it"."""
    title = name.replace("-", " ").capitalize()
    parts = [Section("", "", says or title, HERE)]
    parts += [Section(key.replace("_", " ").capitalize(), key.replace("_", "-"), text, HERE) for key, text in sections.items()]
    return Entry(name, title, "topic", asked or (title,), (), date(2026, 1, 1), None, tuple(parts), HERE)


def subject(name: str, *asked: str) -> OutsideSubject:
    return OutsideSubject(name, name.replace("-", " ").capitalize(), "Go elsewhere.", asked, HERE)


def word(term: str, *, older: str = "", also: str = "", misspelled: str = "") -> Word:
    def split(cell: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in cell.split(",") if part.strip())

    return Word(term, split(older), split(also), split(misspelled), HERE)


def library(
    *entries: Entry, words: tuple[Word, ...] = (), outside: tuple[OutsideSubject, ...] = (), products: tuple[str, ...] = ()
) -> Library:
    return Library({each.id: each for each in entries}, words=words, outside=outside, products=products)


GARDEN = library(
    entry(
        "prune-a-rose",
        "How do I prune a rose?",
        "When should I cut back my roses?",
        "my rose is too tall",
        says="Cut above an outward bud in early spring.",
        why="New shoots carry the blossoms.",
        fix_it="Disinfect the secateurs first.",
    ),
    entry(
        "greenfly-on-roses",
        "There are greenfly on my roses",
        "small green insects sit on the buds",
        "How do I get rid of aphids?",
        says="Rinse them off with water; ladybirds do the rest.",
    ),
    entry(
        "mow-the-lawn",
        "How short should I mow the lawn?",
        "How often must grass be cut?",
        "my grass is yellow after mowing",
        says="Never take off more than a third.",
    ),
    words=(word("greenfly", older="plant louse", also="aphids, green bugs", misspelled="grenfli"),),
    outside=(
        subject("buying-plants", "Where can I buy a rose?", "What does a lawn mower cost?", "Do you sell seeds?"),
        subject("cooking", "How do I boil an egg?", "What can I cook tonight?", "recipe for rose jam"),
    ),
    products=("Weedex", "Grow Master"),
)
"""Three entries, two subjects, two products: enough for a classifier and small enough for the head."""
