"""`--help`: each command in one line that says it whole."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from claimpress.cli import commands


@pytest.mark.parametrize("of", [[], ["list"]])
def test_no_command_is_described_by_half_a_sentence(of: list[str]) -> None:
    told = CliRunner().invoke(commands, [*of, "--help"], terminal_width=80).stdout
    lines = told.partition("Commands:\n")[2].splitlines()
    assert lines
    assert [line for line in lines if not line.endswith(".") or line.endswith("...")] == []
