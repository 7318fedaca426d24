"""A date that no calendar has, or that is not written year-month-day."""

import re
from collections.abc import Iterator
from datetime import date

from claimpress import text
from claimpress.bibliography.vocabulary import DATES
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_DATE = re.compile(
    r"-?(?P<year>\d{2}(?:\d{2}|\d[xX]|[xX]{2}))(?:-(?P<month>\d\d?|[xX]{2})(?:-(?P<day>\d\d?|[xX]{2}))?)?"
    r"(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?[~?%]?"
)
_SEASONS = range(21, 42)
_OPEN_ENDS = ("", "..")
_HELP = {
    "month": "write a number from 1 to 12, or the month's name.",
    "day": "write a number from 1 to 31.",
}
_EXPECTED = {"month": "no month", "day": "no day of a month"}
_LAST = {"month": 12, "day": 31}


class MalformedDate(FieldRule):
    """Takes what biblatex takes: parts left out, ranges, doubt marks, seasons, times."""

    name = "malformed-date"
    summary = "A date is not in the calendar, or not written as year-month-day."
    severity = Severity.WARNING
    since = "0.1"
    fields = DATES | {"month", "day"}

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        value = field.value.strip("{} ")
        if value and not _is_good(field, value):
            yield self.problem(
                field.location,
                f'The {field.name} of "{reference.citation_key}" is "{text.excerpt(value)}", '
                f"which is {_EXPECTED.get(field.name, 'no date of the form year-month-day')}.",
                _HELP.get(field.name, "write year-month-day, such as 2017-02-28; day and month may be left out."),
                key=reference.citation_key,
                field=field.name,
                value=value,
            )


def _is_good(field: Field, value: str) -> bool:
    if field.name in _LAST:
        return not value.isdecimal() or (len(value) < 3 and 1 <= int(value) <= _LAST[field.name])
    first, slash, last = value.partition("/")
    if not slash:
        return _is_date(value)
    ends = first.strip(), last.strip()
    return all(end in _OPEN_ENDS or _is_date(end) for end in ends) and any(end not in _OPEN_ENDS for end in ends)


def _is_date(value: str) -> bool:
    found = _DATE.fullmatch(value)
    if not found:
        return False
    year, month, day = found["year"], found["month"] or "1", found["day"] or "1"
    if found["day"] is None and month.isdecimal() and int(month) in _SEASONS:
        return True
    try:
        date(_number(year, 2000) or 2000, _number(month, 1), _number(day, 1))
    except ValueError:
        return False
    return True


def _number(digits: str, unknown: int) -> int:
    return int(digits) if digits.isdecimal() else unknown
