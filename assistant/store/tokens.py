"""Tokens: who holds one may go on with what stands under it. They cannot be guessed, and the store knows only their hash."""

import re
import secrets
from hashlib import sha256
from urllib.parse import unquote

_BYTES = 18
"""144 bits of chance. A multiple of three, so that base 64 leaves no bits over and each token has one spelling of 24 characters."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{24}")
_RUN = re.compile(r"[A-Za-z0-9_-]+")


def new_token() -> str:
    """A token that nobody had before."""
    return secrets.token_urlsafe(_BYTES)


def is_token(text: str) -> bool:
    """Whether the text has the shape of a token; whether anything stands under it only the store can say."""
    return _TOKEN.fullmatch(text) is not None


def tokens_in(text: str) -> tuple[str, ...]:
    """What has the shape of a token in a text, for example in an address pasted from the browser; in order, each once."""
    return tuple(dict.fromkeys(run for run in _RUN.findall(unquote(text)) if is_token(run)))


def hash_of(token: str) -> str:
    """The name under which a token's visit is kept: SHA-256 in hex. A token has too much chance in it to be searched for by trying, so a
    stolen database or backup opens nobody's visit. Raises ValueError for what is no token: it might be guessable."""
    if not is_token(token):
        raise ValueError("not a token")
    return sha256(token.encode("ascii")).hexdigest()
