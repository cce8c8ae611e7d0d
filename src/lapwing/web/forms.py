"""Forms: bounded, and only from our own pages: each holds a mark signed for the visitor's cookie, salted anew."""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from lapwing.web.site import Site

VISITOR = "lapwing_visitor"
_MOST_FIELDS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a form holds: text by field, and files as (name, bytes). `visitor` marks whose form it is."""

    fields: Mapping[str, Sequence[str]]
    files: tuple[tuple[str, bytes], ...]
    visitor: str

    def one(self, name: str) -> str:
        """Return the last value of a field without white space around it, "" where there is none."""
        return self.fields[name][-1].strip() if self.fields.get(name) else ""

    def many(self, name: str) -> tuple[str, ...]:
        """Return the values of a field that are not blank."""
        return tuple(value.strip() for value in self.fields.get(name, ()) if value.strip())


def sign_form(secret: bytes, visitor: str) -> str:
    """Return a mark for a form of this visitor; every call gives another one."""
    salt = secrets.token_hex(8)
    return f"{salt}{_signature(secret, visitor, salt)}"


def is_signed(secret: bytes, visitor: str, mark: str) -> bool:
    """Whether a mark was made here for this visitor."""
    given = mark[16:].encode("utf-8", "replace")  # bytes: text that is not ASCII cannot be compared
    return bool(visitor) and hmac.compare_digest(_signature(secret, visitor, mark[:16]).encode(), given)


def _signature(secret: bytes, visitor: str, salt: str) -> str:
    return hmac.new(secret, f"{visitor}\n{salt}".encode("utf-8", "replace"), sha256).hexdigest()


async def read_form(request: Request, site: Site, most_bytes: int) -> tuple[Form | None, str]:
    """Return the form of a request, or None and why it is refused."""
    try:
        body = await _bounded(request, most_bytes)
    except ClientDisconnect:
        return None, "The connection was lost."
    if body is None:
        return None, f"This holds more than {most_bytes:,} bytes."
    try:
        async with _again(request, body).form(
            max_files=_MOST_FIELDS, max_fields=_MOST_FIELDS, max_part_size=most_bytes
        ) as given:
            fields: dict[str, list[str]] = {}
            files = []
            for name, value in given.multi_items():
                if isinstance(value, UploadFile):
                    files.append((value.filename or "", await value.read()))
                else:
                    fields.setdefault(name, []).append(value)
    except MultiPartException as error:
        return None, f"This is no form: {error.message}"
    except Exception as error:  # starlette turns the above into its own HTTP error
        if type(error).__name__ != "HTTPException":
            raise
        return None, "This is no form."
    visitor = request.cookies.get(VISITOR, "")
    mark = (fields.pop("mark", [""]) or [""])[-1] or request.headers.get("x-mark", "")
    if not is_signed(site.secret, visitor, mark):
        return None, "This form is too old, or not from this desk: load the page again and repeat what you did."
    return Form(fields=fields, files=tuple(files), visitor=visitor), ""


def _again(request: Request, body: bytes) -> Request:
    """Return the request with its body to be read once more."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return Request(request.scope, receive)


async def _bounded(request: Request, most_bytes: int) -> bytes | None:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most_bytes:
            return None
        parts.append(part)
    return b"".join(parts)
