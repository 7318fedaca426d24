"""The command line as its users meet it: what is printed, what is written, and the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import PAGE, run, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path)


def test_check_prints_each_problem_with_its_place_and_fails(site: Path) -> None:
    result = run("check", folder=site)
    assert 'docs/index.md:5:1: error[uncited-claim] Claim "It cures." names no source.' in result.stdout
    assert (result.returncode, result.stderr) == (1, "")


def test_check_writes_nothing_into_the_project(site: Path) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in site.rglob("*"))
    run("check", folder=site)
    assert sorted((path, path.stat().st_mtime_ns) for path in site.rglob("*")) == before


def test_a_clean_site_passes(site: Path) -> None:
    (site / "docs" / "index.md").write_text("# Needles\n\nNeedling can hurt [@good].\n")
    assert run("check", folder=site).returncode == 0


@pytest.mark.parametrize("name", ["leak.md", "leak.svg", "leak.txt"])
def test_a_link_out_of_the_project_is_told_once(site: Path, name: str) -> None:
    (site.parent / "secret").write_text("CANARY")
    (site / "docs" / name).symlink_to(site.parent / "secret")
    assert run("check", folder=site).stdout.count(f'File "docs/{name}" is a link') == 1


def test_fail_on_chooses_how_bad_a_problem_must_be(site: Path) -> None:
    assert run("check", "--fail-on", "never", folder=site).returncode == 0


def test_json_gives_the_same_problems(site: Path) -> None:
    problems = json.loads(run("check", "--format", "json", folder=site).stdout)["problems"]
    assert ("uncited-claim", "docs/index.md", 5, 1) in {
        (p["rule"], p["path"], p["line"], p["column"]) for p in problems
    }


def test_github_annotations_name_file_and_line(site: Path) -> None:
    assert "::error file=docs/index.md,line=5,col=1" in run("check", "--format", "github", folder=site).stdout


def test_github_annotations_name_files_from_the_root_of_the_repository(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    (site.parent / ".git").mkdir()
    told = run("check", "--format", "github", folder=site).stdout
    assert f"::error file={site.name}/docs/index.md,line=5,col=1" in told
    (site.parent / ".git").rmdir()
    monkeypatch.setenv("GITHUB_WORKSPACE", str(site.parent))
    assert run("check", "--format", "github", folder=site).stdout == told


def test_json_tells_where_a_problem_ends(site: Path) -> None:
    (site / "docs" / "index.md").write_text("# Needles\n\n[It cures\nall pain.]{.claim #cure}\n")
    problems = json.loads(run("check", "--format", "json", folder=site).stdout)["problems"]
    (problem,) = (problem for problem in problems if problem["rule"] == "uncited-claim")
    assert (problem["line"], problem["end_line"], problem["end_column"]) == (3, 4, 11)


def test_list_claims_gives_words_places_and_citations(site: Path) -> None:
    claims = json.loads(run("list", "claims", "--format", "json", folder=site).stdout)
    needles = next(claim for claim in claims if claim["id"] == "needles")
    assert needles["sentence"] == "Needling can hurt."
    assert (needles["origin"], needles["state"], needles["line"]) == ("marked", "sourced", 3)
    assert PAGE[needles["start"] : needles["end"]] == "[Needling can hurt [@good, p. 3].]"
    assert [citation["key"] for citation in needles["citations"]] == ["good"]


def test_list_citations_places_the_key(site: Path) -> None:
    (citation,) = json.loads(run("list", "citations", "--format", "json", folder=site).stdout)
    assert PAGE[citation["start"] : citation["end"]] == "good"
    assert (citation["line"], citation["column"], citation["locator"], citation["rendered"]) == (
        3,
        22,
        "p. 3",
        True,
    )


def test_list_citations_as_text_tells_each_key_once(site: Path) -> None:
    (site / "docs" / "more.md").write_text("More [@good].\n")
    told = run("list", "citations", folder=site).stdout
    assert told == "docs/index.md:3:22: good  p. 3\ndocs/more.md:1:8: good\n"


def test_list_references_gives_fields_and_text(site: Path) -> None:
    (reference,) = json.loads(run("list", "references", "--format", "json", folder=site).stdout)
    assert (reference["key"], reference["fields"]["year"], reference["line"]) == ("good", "2020", 1)
    assert "A study" in reference["text"]


def test_loose_pages_are_read_outside_any_site(tmp_path: Path) -> None:
    page = tmp_path / "loose.md"
    page.write_text("Needles hurt [@nobody2020].\n")
    (elsewhere := tmp_path / "elsewhere").mkdir()
    (citation,) = json.loads(run("list", "citations", "--format", "json", str(page), folder=elsewhere).stdout)
    assert (citation["path"], citation["key"]) == (page.as_posix(), "nobody2020")


def test_a_part_of_a_site_is_not_blamed_for_what_the_rest_may_hold(site: Path) -> None:
    (site / "docs" / "other.md").write_text("# Other\n")
    assert "unused-reference" not in run("check", "docs/other.md", folder=site).stdout


@pytest.mark.parametrize("command", [["check"], ["list", "citations"]])
def test_a_page_may_be_named_from_the_folder_of_the_pages(site: Path, command: list[str]) -> None:
    assert run(*command, "index.md", folder=site).stdout == run(*command, "docs/index.md", folder=site).stdout


def test_a_page_that_does_not_exist_is_answered_with_the_nearest(site: Path) -> None:
    (site / "docs" / "pain").mkdir()
    (site / "docs" / "pain" / "back.md").write_text("# Back\n")
    result = run("list", "mentions", "bakc.md", folder=site)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == '"bakc.md" does not exist.\n  help: did you mean "docs/pain/back.md"?\n'


@pytest.mark.parametrize(
    ("pages", "given", "near"),
    [
        ([], "docs/pain/index.md", ""),
        (["pains/index.md"], "docs/pain/index.md", "docs/pains/index.md"),
        (["pain.md"], "pain/index.md", "docs/pain.md"),
        (["pain/neck.md", "rest/neck.md"], "docs/rset/neck.md", "docs/rest/neck.md"),
        (["pain/neck.md", "rest/neck.md"], "nekc.md", ""),
        ([], "docs/indx.md", "docs/index.md"),
    ],
)
def test_the_nearest_page_is_that_with_the_nearest_path_then_the_only_one_of_its_name(
    site: Path, pages: list[str], given: str, near: str
) -> None:
    for page in pages:
        (site / "docs" / page).parent.mkdir(exist_ok=True)
        (site / "docs" / page).write_text("# Page\n")
    help_ = f'  help: did you mean "{near}"?\n' if near else ""
    assert run("check", given, folder=site).stderr == f'"{given}" does not exist.\n{help_}'


def test_misuse_names_the_nearest_match_and_exits_with_2(site: Path) -> None:
    result = run("explain", "uncited-clam", folder=site)
    assert 'did you mean "uncited-claim"?' in result.stderr
    assert result.returncode == 2


def test_without_a_site_and_without_files_the_next_step_is_named(tmp_path: Path) -> None:
    result = run("check", folder=tmp_path)
    assert "claimpress init" in result.stderr
    assert result.returncode == 2


def test_many_pages_are_read_in_several_processes(site: Path) -> None:
    for number in range(130):
        (site / "docs" / f"page-{number}.md").write_text(
            PAGE.replace("#needles", f"#n{number}").replace("#cure", f"#c{number}")
        )
    result = run("check", folder=site)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.count("error[uncited-claim]") == 131


def test_what_is_no_page_is_answered_with_what_to_do(site: Path) -> None:
    result = run("check", "references/library.bib", folder=site)
    assert (result.returncode, "is no Markdown page" in result.stderr) == (2, True)


def test_a_folder_without_pages_is_answered_with_where_pages_lie(site: Path) -> None:
    (site / "docs" / "pictures").mkdir()
    result = run("check", "references", "docs", "pictures", folder=site)
    assert (result.returncode, result.stdout) == (2, "")
    help_ = '  help: pages lie in "docs"; without paths, `claimpress check` reads everything.\n'
    told = "".join(f'No page of the site lies in "{name}".\n{help_}' for name in ("references", "pictures"))
    assert result.stderr == told


def test_a_folder_without_pages_outside_any_site_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    result = run("check", "notes", folder=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == 'No page lies in "notes".\n  help: pages are files that end in .md.\n'


def test_explain_prints_the_page_of_a_rule(site: Path) -> None:
    assert run("explain", "uncited-claim", folder=site).stdout.startswith("# uncited-claim\n")


def test_loose_pages_that_cite_without_a_bibliography_are_told_once_at_the_first(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("Needles hurt [@nobody2020].\n")
    told = run("check", "a.md", "b.md", folder=tmp_path).stdout
    assert told.count("error[missing-bibliography]") == 1
    assert "a.md:1:1: error[missing-bibliography] Pages cite works, and no bibliography file is found" in told


def test_the_tests_of_the_command_line_need_no_browser() -> None:
    code = "import sys, pytest; sys.modules['playwright'] = None; sys.exit(pytest.main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "--collect-only", "-q", "-p", "no:cacheprovider", __file__]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, "error" in result.stdout) == (0, False), result.stdout
