"""The errors that a caller may meet. Each message is written for the person who can mend it."""


class AssistantError(Exception):
    """Something the user or the author can mend; its text says what and how."""


class KnowledgeError(AssistantError):
    """The knowledge folder has problems, so nothing may start on it."""


class AnswersError(AssistantError):
    """Answers that a guide does not know: a malformed list, an unknown check or option."""


class NotThere(AssistantError):
    """An entry or guide was named that does not exist."""


class ContactsError(AssistantError):
    """A file of contacts that cannot be used. The text never holds anything out of the file."""
