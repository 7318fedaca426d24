from __future__ import annotations

import pytest
from evidence_by_hand import Base
from evidence_by_hand import base as make_base


@pytest.fixture
def base() -> Base:
    """A small evidence base made by hand."""
    return make_base()
