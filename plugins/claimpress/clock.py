"""The day that time-bound rules go by: faces ask here once and pass it on."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from claimpress.errors import Misuse


def today() -> date:
    """The date of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) when it is set,
    else the clock's, in UTC. Raises `Misuse` when it is no time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (OverflowError, ValueError, OSError) as error:
        raise Misuse([f'SOURCE_DATE_EPOCH is "{epoch}", which is no time of the calendar.']) from error
