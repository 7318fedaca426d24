"""The date of a work as its entry gives it: BibTeX's `year` and `month`, biblatex's `date`; never made up.

What cannot be read as a date ("in press", "Spring") is shown as it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_NUMBER = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d?))?(?:-(?P<day>\d\d?))?(?:T[\d:.Z+-]*)?[~?%]?")
_MONTH_WORD = re.compile(r"[^\W\d_]+|\d+")


class Date(NamedTuple):
    """A date of any exactness; every part may be missing."""

    year: str = ""
    months: tuple[int, ...] = ()
    """One month, or two for a double issue."""
    day: str = ""
    """A number, beside one month only."""
    last_day: str = ""
    """A later day of the same month, up to which `day` goes."""
    season: str = ""
    """What stands in place of a month, as written."""

    def __bool__(self) -> bool:
        return bool(self.year or self.months or self.season)

    @property
    def closed(self) -> Date:
        """`2017` for `2017-`: of what may still go on, the year it began."""
        return self._replace(year=self.year[:-1]) if self.year.endswith("-") else self

    @property
    def nlm(self) -> str:
        """`2017 Apr 4`, `2017 Apr 4-6`, `2017 Mar-Apr`, `2017 Spring`."""
        months = "-".join([_MONTHS[month - 1][:3] for month in self.months])
        return " ".join(filter(None, (self.year, months or self.season, self._days)))

    @property
    def ama(self) -> str:
        """`April 4, 2017`, `April 4-6, 2017`, `March-April 2017`, `Spring 2017`."""
        months = "-".join(_MONTHS[month - 1] for month in self.months) or self.season
        if self.day:
            return f"{months} {self._days}, {self.year}".rstrip(", ")
        return f"{months} {self.year}".strip()

    @property
    def _days(self) -> str:
        return "-".join(filter(None, (self.day, self.last_day)))


UNDATED = Date()


@lru_cache(maxsize=4096)
def read_date(date: str, year: str = "", month: str = "", day: str = "") -> Date:
    """The date that the four fields (decoded, each may be empty) give together; `date` goes first."""
    if not (date or year):
        return Date(season=month)
    return _read_iso(date) or (not month and _read_iso(year)) or _read_parts(year or date, month, day)


def _read_iso(text: str) -> Date | None:
    first, _, last = text.partition("/")
    found, end = _ISO.fullmatch(first.strip()), _ISO.fullmatch(last.strip())
    if not found:
        return None
    if text.endswith("/") and not found["month"]:
        return Date(f"{found['year']}-")
    year, (month, day), (last_month, last_day) = found["year"], _month_and_day(found), _month_and_day(end)
    if end and end["year"] != year:
        return Date(f"{year}-{end['year']}")
    if not 1 <= month <= 12:
        return Date(year, season={21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}.get(month, ""))
    if month < last_month <= 12:
        return Date(year, (month, last_month))
    is_range = last_month == month and last_day > day > 0
    return Date(year, (month,), str(day or ""), str(last_day) if is_range else "")


def _month_and_day(found: re.Match[str] | None) -> tuple[int, int]:
    """Nought for what is not given."""
    return (int(found["month"] or 0), int(found["day"] or 0)) if found else (0, 0)


def _read_parts(year: str, month: str, day: str) -> Date:
    year = year.strip(" ,.")
    words = _MONTH_WORD.findall(month)
    numbers = [word for word in words if word.isdecimal()]
    months = [_NUMBER[key] for word in words if (key := word[:3].lower()) in _NUMBER and not word.isdecimal()]
    if not months and numbers and 1 <= int(numbers[0][:3]) <= 12:
        months = [int(numbers.pop(0))]
    if not months:
        return Date(year, season=month.strip(" ,."))
    day = day.strip().lstrip("0") or (numbers[0].lstrip("0") if len(numbers) == 1 else "")
    return Date(year, tuple(months[:2]), day if len(months) == 1 and day.isdecimal() and len(day) < 3 else "")
