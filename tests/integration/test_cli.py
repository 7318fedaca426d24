"""The command line as its users meet it: what is printed, what is written, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BIB = "@article{good, author = {Good, Ann}, title = {A study}, journal = {J}, year = {2020}}\n"
PAGE = "# Needles\n\n[Needling can hurt [@good, p. 3].]{.claim #needles}\n\n[It cures.]{.claim #cure}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "references").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: t\nmarkdown_extensions: [attr_list]\nplugins: [claimpress]\n")
    (tmp_path / "docs" / "index.md").write_text(PAGE)
    (tmp_path / "references" / "library.bib").write_text(BIB)
    return tmp_path


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "XDG_CACHE_HOME": str(folder.parent / "cache")}
    command = [sys.executable, "-m", "claimpress", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


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


def test_fail_on_chooses_how_bad_a_problem_must_be(site: Path) -> None:
    assert run("check", "--fail-on", "never", folder=site).returncode == 0


def test_json_gives_the_same_problems(site: Path) -> None:
    problems = json.loads(run("check", "--format", "json", folder=site).stdout)["problems"]
    assert ("uncited-claim", "docs/index.md", 5, 1) in {
        (p["rule"], p["path"], p["line"], p["column"]) for p in problems
    }


def test_github_annotations_name_file_and_line(site: Path) -> None:
    assert "::error file=docs/index.md,line=5,col=1" in run("check", "--format", "github", folder=site).stdout


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


def test_misuse_names_the_nearest_match_and_exits_with_2(site: Path) -> None:
    result = run("explain", "uncited-clam", folder=site)
    assert 'did you mean "uncited-claim"?' in result.stderr
    assert result.returncode == 2


def test_all_faulty_options_are_told_at_once_with_their_line(site: Path) -> None:
    (site / "mkdocs.yml").write_text(
        "site_name: t\nplugins:\n  - claimpress:\n      stile: ama\n      references: [/etc]\n"
    )
    result = run("check", folder=site)
    assert "mkdocs.yml:4:7: " in result.stderr
    assert "mkdocs.yml:5:7: " in result.stderr
    assert (result.returncode, "Traceback" in result.stderr) == (2, False)


def test_without_a_site_and_without_files_the_next_step_is_named(tmp_path: Path) -> None:
    result = run("check", folder=tmp_path)
    assert "claimpress init" in result.stderr
    assert result.returncode == 2


def test_an_unreadable_configuration_exits_with_3(site: Path) -> None:
    (site / "mkdocs.yml").write_text("- a list\n")
    assert run("check", folder=site).returncode == 3


def test_a_missing_extension_exits_with_3_and_its_name(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: t\nmarkdown_extensions: [nowhere.to.be.found]\n")
    result = run("check", folder=site)
    assert (result.returncode, "nowhere" in result.stderr, "Traceback" in result.stderr) == (3, True, False)


def test_many_pages_are_read_in_several_processes(site: Path) -> None:
    for number in range(130):
        (site / "docs" / f"page-{number}.md").write_text(
            PAGE.replace("#needles", f"#n{number}").replace("#cure", f"#c{number}")
        )
    result = run("check", folder=site)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.count("error[uncited-claim]") == 131


CONFIGURATIONS = {
    "emoji": "pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji",
    "fences": "pymdownx.superfences:\n      custom_fences:\n        - name: mermaid\n          class: mermaid\n"
    "          format: !!python/name:pymdownx.superfences.fence_code_format",
    "slugs": "toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}",
    "snippets": "pymdownx.snippets:\n      base_path: !relative $docs_dir",
    "unknown name": "toc:\n      slugify: !!python/name:os.system",
}


@pytest.mark.parametrize("lines", CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_tags_of_usual_extensions_are_understood(site: Path, lines: str) -> None:
    (site / "mkdocs.yml").write_text(
        f"site_name: t\nmarkdown_extensions:\n  - attr_list\n  - {lines}\nplugins: [claimpress]\n"
    )
    result = run("check", folder=site)
    assert (result.returncode, result.stderr) == (1, "")
    assert "docs/index.md:5:1: error[uncited-claim]" in result.stdout


def test_inherited_settings_count(site: Path) -> None:
    (site / "base.yml").write_text(
        "docs_dir: docs\nmarkdown_extensions: [attr_list]\nplugins:\n  - claimpress:\n      stile: ama\n"
    )
    (site / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: t\n")
    assert 'base.yml:5:7: error[unusable-option] Option "stile" is not known.' in run("check", folder=site).stderr


def test_variables_of_the_environment_count(site: Path) -> None:
    (site / "references").rename(site / "bib")
    (site / "mkdocs.yml").write_text(
        "site_name: t\nmarkdown_extensions: [attr_list]\nplugins:\n"
        '  - claimpress: {references: !ENV [NO_SUCH, "bib/*.bib"]}\n'
    )
    assert "unknown-citation" not in run("check", folder=site).stdout


def test_a_torn_configuration_is_not_half_believed(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: t\nplugins:\n  - claimpress: {references: [refs/*.bib\n")
    result = run("check", folder=site)
    assert (result.returncode, "mkdocs.yml: line 3" in result.stderr) == (3, True), result.stderr


@pytest.mark.parametrize("docs", ["../pages", "ABSOLUTE"])
def test_pages_may_lie_outside_the_project(
    site: Path, docs: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = site.parent / "pages" if docs == "../pages" else tmp_path_factory.mktemp("elsewhere") / "pages"
    (site / "docs").rename(folder)
    written = docs if docs == "../pages" else folder.as_posix()
    (site / "mkdocs.yml").write_text(f"site_name: t\ndocs_dir: {written}\nmarkdown_extensions: [attr_list]\n")
    result = run("check", folder=site)
    assert (result.returncode, result.stderr) == (1, "")
    assert "index.md:5:1: error[uncited-claim]" in result.stdout


def test_a_site_may_be_named_by_its_folder(site: Path) -> None:
    assert "unknown-citation" not in run("check", site.name, folder=site.parent).stdout


def test_what_is_no_page_is_answered_with_what_to_do(site: Path) -> None:
    result = run("check", "references/library.bib", folder=site)
    assert (result.returncode, "is no Markdown page" in result.stderr) == (2, True)


def test_drafts_and_a_readme_beside_an_index_are_not_read(site: Path) -> None:
    (site / "docs" / "README.md").write_text("# Readme\n\nUnknown [@nobody].\n")
    (site / "docs" / "draft.md").write_text("# Draft\n\nUnknown [@nobody].\n")
    with (site / "mkdocs.yml").open("a") as file:
        file.write("draft_docs: |\n  draft.md\n")
    assert "nobody" not in run("check", folder=site).stdout


def test_explain_prints_the_page_of_a_rule(site: Path) -> None:
    assert run("explain", "uncited-claim", folder=site).stdout.startswith("# uncited-claim\n")


def test_init_makes_a_site_without_warnings_and_changes_nothing_when_run_again(tmp_path: Path) -> None:
    run("init", folder=tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    run("init", folder=tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    checked = run("check", "--fail-on", "warning", folder=tmp_path)
    assert checked.returncode == 0, checked.stdout


def test_init_beside_a_site_leaves_its_pages_alone_and_prints_the_lines_to_add(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: mine\n")
    result = run("init", folder=tmp_path)
    assert "- claimpress: {references: [references/*.bib]}" in result.stdout
    assert (tmp_path / "mkdocs.yml").read_text() == "site_name: mine\n"
    assert not (tmp_path / "docs").exists()


def test_a_bibliography_that_is_not_there_is_told_once(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: t\nplugins: [claimpress: {references: [refs/*.bib]}]\n")
    assert 'No bibliography file is found at "refs/*.bib".' in run("check", folder=site).stdout
