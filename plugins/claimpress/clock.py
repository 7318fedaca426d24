"""The day that time-bound rules go by: faces ask here once and pass it on."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The date of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) when it is set,
    else the clock's, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.date()
