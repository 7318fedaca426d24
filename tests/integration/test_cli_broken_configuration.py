"""What the command line makes of a mkdocs.yml that is torn, says a thing twice, or inherits from another."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from command_line import run, write_site

from claimpress.configuration import BrokenConfiguration, read_configuration


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path)


def test_inherited_settings_count(site: Path) -> None:
    (site / "base.yml").write_text(
        "docs_dir: docs\nmarkdown_extensions: [attr_list]\nplugins:\n  - claimpress:\n      stile: ama\n"
    )
    (site / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: t\n")
    assert 'base.yml:5:7: error[unusable-option] Option "stile" is not known.' in run("check", folder=site).stdout


TWICE = """\
site_name: t
plugins:
- claimpress:
    style: ama
    style: plain
    rules: {unused-reference: off, unused-reference: error}
"""


def test_an_option_that_stands_twice_is_misuse_at_its_second_place(site: Path) -> None:
    (site / "mkdocs.yml").write_text(TWICE)
    result = run("check", folder=site)
    assert (result.returncode, result.stderr) == (2, "")
    *told, summary = result.stdout.splitlines()
    assert told[::2] == [
        'mkdocs.yml:5:5: error[unreadable-yaml] "style" stands twice (lines 4 and 5); MkDocs takes the last.',
        'mkdocs.yml:6:36: error[unreadable-yaml] "unused-reference" stands twice (line 6); MkDocs takes the last.',
    ]
    assert (set(told[1::2]), summary) == ({"  help: keep one."}, "2 errors; 0 pages read.")


@pytest.mark.parametrize(
    "own", ["", "plugins: {claimpress: {guideline_age: 4}}", "plugins: [claimpress: {style: ama}]"]
)
def test_an_option_that_stands_twice_where_it_is_inherited_from_is_misuse(site: Path, own: str) -> None:
    (site / "base.yml").write_text("plugins:\n  claimpress:\n    style: ama\n    style: plain\n")
    (site / "mkdocs.yml").write_text(f"INHERIT: base.yml\nsite_name: t\n{own}\n")
    result = run("check", folder=site)
    assert result.returncode == 2
    assert 'base.yml:4:5: error[unreadable-yaml] "style" stands twice (lines 3 and 4)' in result.stdout


def test_another_setting_that_stands_twice_is_a_problem_and_the_last_counts(site: Path) -> None:
    (site / "mkdocs.yml").write_text("docs_dir: nowhere\nmarkdown_extensions: [attr_list]\ndocs_dir: docs\n")
    result = run("check", folder=site)
    assert (result.returncode, result.stderr) == (1, "")
    assert 'mkdocs.yml:3:1: error[unreadable-yaml] "docs_dir" stands twice (lines 1 and 3)' in result.stdout
    assert "docs/index.md:5:1: error[uncited-claim]" in result.stdout


def test_a_torn_configuration_is_not_half_believed(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: t\nplugins:\n  - claimpress: {references: [refs/*.bib\n")
    result = run("check", folder=site)
    assert (result.returncode, "mkdocs.yml:3:30: error[unreadable-yaml]" in result.stdout) == (3, True)


TORN = """\
mkdocs.yml:2:8: error[unreadable-yaml] "theme: [material" cannot be read: \
the bracket that opens here is not closed, or a comma is missing inside.
  help: write `[one, two]` or `{name: value, name: value}`.
"""


@pytest.fixture
def torn(site: Path) -> Path:
    (site / "mkdocs.yml").write_text("site_name: t\ntheme: [material\n")
    return site


def test_a_torn_configuration_is_told_as_any_other_problem(torn: Path) -> None:
    result = run("check", folder=torn)
    assert (result.returncode, result.stderr) == (3, "")
    assert result.stdout == f"{TORN}1 error; 0 pages read.\n"


def test_the_fault_of_a_torn_configuration_can_be_sent_to_another_process(torn: Path) -> None:
    with pytest.raises(BrokenConfiguration) as caught:
        read_configuration(torn / "mkdocs.yml")
    sent = pickle.loads(pickle.dumps(caught.value))
    assert (str(sent), sent.problems, sent.root) == (str(caught.value), caught.value.problems, torn)


def test_a_torn_configuration_is_told_to_machines_in_their_formats(torn: Path) -> None:
    as_json = run("check", "--format", "json", folder=torn)
    (problem,) = json.loads(as_json.stdout)["problems"]
    assert (problem["path"], problem["line"], problem["column"]) == ("mkdocs.yml", 2, 8)
    on_github = run("check", "--format", "github", folder=torn)
    assert on_github.stdout.startswith("::error file=mkdocs.yml,line=2,col=8,title=unreadable-yaml::")
    assert (as_json.returncode, on_github.returncode) == (3, 3)


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_a_list_is_not_begun_when_the_configuration_is_torn(torn: Path, form: str) -> None:
    result = run("list", "claims", "--format", form, folder=torn)
    assert (result.returncode, result.stdout, result.stderr) == (3, "", TORN)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("INHERIT: mkdocs.yml\n", "inherits from itself."),
        ("INHERIT: docs/../mkdocs.yml\n", "inherits from itself."),
        ("INHERIT: base.yml\n", "cannot be read: no such file"),
    ],
)
def test_inheritance_that_leads_nowhere_is_told_with_its_file(site: Path, settings: str, reason: str) -> None:
    (site / "mkdocs.yml").write_text(settings)
    result = run("check", folder=site)
    assert (result.returncode, reason in result.stdout) == (3, True), result.stdout
