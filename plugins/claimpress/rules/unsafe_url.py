"""An address that cannot become a link: it has no http or https, or something hides in it."""

import re
from collections.abc import Iterable, Sequence

from claimpress import text
from claimpress.bibliography.identifiers import safe_url
from claimpress.bibliography.latex import decode_verbatim
from claimpress.bibliography.vocabulary import ADDRESSES, PRINTED
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_COMMAND = re.compile(r"\\(?:url|href) ?\{([^{}]*)\}")
_PLAIN = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[!-~]*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:(?!\d)")


class UnsafeUrl(FieldRule):
    """Looks at address fields, and at \\url and \\href in printed ones; the first fault of a field is enough."""

    name = "unsafe-url"
    summary = "A web address does not begin with http or https, or contains a blank."
    severity = Severity.ERROR
    since = "0.1"
    fields = ADDRESSES | PRINTED

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterable[Problem]:
        for address in _addresses(field):
            if fault := _fault(address):
                return (self.unsafe(reference, field, address, *fault),)
        return ()

    def unsafe(self, reference: Reference, field: Field, address: str, fault: str, help_: str) -> Problem:
        return self.problem(
            field.location,
            f'The {field.name} of "{reference.citation_key}" {fault}: "{text.excerpt(address)}".',
            help_,
            key=reference.citation_key,
            value=address,
        )


def _addresses(field: Field) -> Sequence[str]:
    if field.name in ADDRESSES:
        return (decode_verbatim(field.value),)
    if "\\url" in field.value or "\\href" in field.value:
        return [decode_verbatim(written) for written in _COMMAND.findall(field.value)]
    return ()


def _fault(address: str) -> tuple[str, str] | None:
    """What is wrong with an address, and the next step."""
    if not address or _PLAIN.fullmatch(address):
        return None
    if scheme := _SCHEME.match(address):
        if scheme[0].lower() not in ("http:", "https:", "mailto:"):
            return f'begins with "{scheme[0]}"', "only addresses with https or http become links."
    else:
        return "does not begin with https://", _whole(address)
    if " " in address or not address.isprintable():
        return (
            "contains a blank or a hidden character",
            "copy the address anew from the browser; a field holds one address.",
        )
    return None if safe_url(address) else ("is not a web address", "copy the address anew from the browser.")


def _whole(address: str) -> str:
    if " " in address:
        return "copy the address anew from the browser."
    return f'write the whole address, "https://{text.excerpt(address.lstrip("/"))}".'
