"""What the command line makes of mkdocs.yml, of files that are missing, and of other packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import run, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path)


@pytest.mark.parametrize(
    ("code", "reason"),
    [("import not_there", "cannot be loaded: No module named 'not_there'"), ("rule = 7", "is no finished rule")],
)
def test_a_rule_of_another_package_that_cannot_be_used_is_misuse(
    site: Path, monkeypatch: pytest.MonkeyPatch, code: str, reason: str
) -> None:
    package = site / "packages"
    metadata = package / "theirs-1.dist-info"
    metadata.mkdir(parents=True)
    (package / "theirs.py").write_text(f"{code}\n")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[claimpress.rules]\nodd-word = theirs:rule\n")
    path = os.pathsep.join([str(package), *filter(None, [os.environ.get("PYTHONPATH")])])
    monkeypatch.setenv("PYTHONPATH", path)
    result = run("check", folder=site)
    assert result.returncode == 2
    assert result.stderr == (
        f'Rule "odd-word" of the package "theirs" {reason}.\n  help: mend that package or uninstall it.\n'
    )


def test_all_faulty_options_are_told_at_once_with_their_line(site: Path) -> None:
    (site / "mkdocs.yml").write_text(
        "site_name: t\nplugins:\n  - claimpress:\n      stile: ama\n      references: [/etc]\n"
    )
    result = run("check", folder=site)
    assert "mkdocs.yml:4:7: " in result.stdout
    assert "mkdocs.yml:5:7: " in result.stdout
    assert (result.returncode, result.stderr) == (2, "")


@pytest.mark.parametrize(
    ("settings", "place", "status"),
    [
        ("plugins:\n- claimpress: {stile: ama}\n", (3, 16, "unusable-option"), 2),
        ("plugins:\n- claimpress: 7\n", (3, 3, "unusable-option"), 2),
        ("plugins:\n- claimpress\n- claimpress: {style: ama}\n", (4, 3, "unusable-option"), 2),
        ("docs_dir: dosc\n", (2, 1, "unreadable-file"), 3),
        ("markdown_extensions:\n- nowhere.to.be.found\n", (3, 3, "page-not-rendered"), 3),
    ],
)
def test_what_stops_a_check_is_told_to_machines_in_their_formats(
    site: Path, settings: str, place: tuple[int, int, str], status: int
) -> None:
    (site / "mkdocs.yml").write_text(f"site_name: t\n{settings}")
    as_json = run("check", "--format", "json", folder=site)
    (problem,) = json.loads(as_json.stdout)["problems"]
    assert (problem["line"], problem["column"], problem["rule"]) == place
    on_github = run("check", "--format", "github", folder=site)
    line, column, rule = place
    assert on_github.stdout.startswith(f"::error file=mkdocs.yml,line={line},col={column},title={rule}::")
    for result in (as_json, on_github):
        assert (result.returncode, result.stderr) == (status, "")


def test_a_list_tells_unusable_options_beside_itself(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: t\nplugins:\n- claimpress: {stile: ama}\n")
    result = run("list", "claims", "--format", "json", folder=site)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith('mkdocs.yml:3:16: error[unusable-option] Option "stile" is not known.')


@pytest.mark.parametrize(
    ("settings", "message", "help_"),
    [
        (
            "",
            'There is no folder "docs", where the pages are looked for.',
            "make it, or name the folder of the pages: `docs_dir: dcos`.",
        ),
        ("docs_dir: dco", 'docs_dir names "dco", and there is no such folder.', 'did you mean "dcos"?'),
        (
            "docs_dir: mkdocs.yml",
            'docs_dir names "mkdocs.yml", and there is no such folder.',
            "name the folder of the pages, relative to mkdocs.yml.",
        ),
        (
            "docs_dir: [pages]",
            'docs_dir names "[pages]", and there is no such folder.',
            "name the folder of the pages, relative to mkdocs.yml.",
        ),
    ],
)
def test_a_missing_folder_of_pages_is_told_where_it_is_named(
    site: Path, settings: str, message: str, help_: str
) -> None:
    (site / "docs").rename(site / "dcos")
    (site / "mkdocs.yml").write_text(f"{settings}\nsite_name: t\n")
    result = run("check", folder=site)
    told = f"mkdocs.yml:1:1: error[unreadable-file] {message}\n  help: {help_}\n1 error; 0 pages read.\n"
    assert (result.returncode, result.stdout) == (3, told)


def test_an_unreadable_configuration_exits_with_3(site: Path) -> None:
    (site / "mkdocs.yml").write_text("- a list\n")
    assert run("check", folder=site).returncode == 3


EXTENSIONS = """\
markdown_extensions:
  - nowhere.to.be.found
  - pymdownx.superfence
  - toc: {permalnk: true}
  - codehilite: {linenums: perhaps}
"""


def test_every_extension_that_cannot_be_used_is_told_at_its_line_with_what_to_do(site: Path) -> None:
    (site / "mkdocs.yml").write_text(EXTENSIONS)
    result = run("check", folder=site)
    assert (result.returncode, result.stderr) == (3, "")
    problems = json.loads(run("check", "--format", "json", folder=site).stdout)["problems"]
    assert [(p["line"], p["message"].removeprefix("The Markdown extension "), p["help"]) for p in problems] == [
        (
            2,
            '"nowhere.to.be.found" is not installed, so no page was read.',
            "install the package that brings it, or take it out.",
        ),
        (
            3,
            '"pymdownx.superfence" is not installed, so no page was read.',
            'did you mean "pymdownx.superfences"?',
        ),
        (
            4,
            '"toc" has no setting "permalnk", so no page was read.',
            "correct the name of the setting, or take it out.",
        ),
        (
            5,
            '"codehilite" cannot be used as it is set up: '
            "Cannot parse bool value: 'perhaps', so no page was read.",
            "correct its settings, or take it out.",
        ),
    ]


def test_an_extension_of_a_usual_package_says_what_to_install(site: Path) -> None:
    hide = "import importlib.util as u, runpy, sys; sys.modules['pymdownx'] = None; find = u.find_spec\n"
    (site / "check.py").write_text(
        f"{hide}u.find_spec = lambda name, *rest: None if name.startswith('pymdownx') else find(name, *rest)\n"
        "sys.argv = ['claimpress', 'check']\nrunpy.run_module('claimpress', run_name='__main__')\n"
    )
    (site / "mkdocs.yml").write_text("markdown_extensions: [pymdownx.details]\n")
    command = [sys.executable, "check.py"]
    result = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert "  help: run `pip install pymdown-extensions`.\n" in result.stdout


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


def test_variables_of_the_environment_count(site: Path) -> None:
    (site / "references").rename(site / "bib")
    (site / "mkdocs.yml").write_text(
        "site_name: t\nmarkdown_extensions: [attr_list]\nplugins:\n"
        '  - claimpress: {references: !ENV [NO_SUCH, "bib/*.bib"]}\n'
    )
    assert "unknown-citation" not in run("check", folder=site).stdout


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


def test_drafts_and_a_readme_beside_an_index_are_not_read(site: Path) -> None:
    (site / "docs" / "README.md").write_text("# Readme\n\nUnknown [@nobody].\n")
    (site / "docs" / "draft.md").write_text("# Draft\n\nUnknown [@nobody].\n")
    with (site / "mkdocs.yml").open("a") as file:
        file.write("draft_docs: |\n  draft.md\n")
    assert "nobody" not in run("check", folder=site).stdout


def test_a_bibliography_that_is_not_there_is_told_once(site: Path) -> None:
    (site / "mkdocs.yml").write_text(
        "site_name: t\nplugins:\n- claimpress:\n    references: [refs/*.bib, a.bib]\n"
    )
    told = run("check", folder=site).stdout
    assert told.count("No bibliography file is found") == 1
    assert 'mkdocs.yml:4:5: error[unusable-option] No bibliography file is found; looked for "refs/*.bib"' in told


def test_a_bibliography_may_be_named_by_its_whole_path(site: Path) -> None:
    result = run("list", "references", "--references", str(site / "references" / "library.bib"), folder=site)
    assert "good" in result.stdout


@pytest.mark.parametrize("pattern", ["**.bib", ".", "/"])
def test_a_pattern_that_names_no_file_is_misuse(site: Path, pattern: str) -> None:
    result = run("check", "--references", pattern, folder=site)
    assert (result.returncode, result.stdout) == (2, "")
    help_ = "  help: write, for example, references/*.bib.\n"
    assert result.stderr == f'"{pattern}" names no file (--references).\n{help_}'


def test_a_bibliography_named_on_the_command_line_that_is_not_there_is_misuse(site: Path) -> None:
    result = run("check", "--references", "nowhere.bib", folder=site)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == 'No bibliography file is found at "nowhere.bib" (--references).\n'


@pytest.mark.parametrize("given", ["nonsense", "[style: ama]", "7"])
def test_options_that_are_no_options_are_misuse_at_their_line(site: Path, given: str) -> None:
    (site / "mkdocs.yml").write_text(f"site_name: t\nplugins:\n- claimpress: {given}\n")
    result = run("check", folder=site)
    assert result.returncode == 2
    assert result.stdout.startswith("mkdocs.yml:3:3: error[unusable-option] The options of claimpress are ")


def test_a_page_that_an_extension_cannot_render_is_a_problem_and_the_others_are_read(site: Path) -> None:
    extensions = "[attr_list, pymdownx.snippets: {check_paths: true}]"
    (site / "mkdocs.yml").write_text(f"site_name: t\nmarkdown_extensions: {extensions}\nplugins: [claimpress]\n")
    (site / "docs" / "a.md").write_text('# A\n\n--8<-- "missing.md"\n')
    result = run("check", folder=site)
    assert (result.returncode, result.stderr) == (1, "")
    assert "docs/a.md:1:1: error[page-not-rendered]" in result.stdout
    assert "Snippet at path 'missing.md' could not be found" in result.stdout
    assert "docs/index.md:5:1: error[uncited-claim]" in result.stdout
    listed = run("list", "citations", folder=site)
    assert (listed.returncode, "docs/index.md:3:22: good" in listed.stdout) == (1, True)
    assert listed.stderr.startswith("docs/a.md:1:1: error[page-not-rendered]")


def test_every_citation_that_one_line_brings_in_is_judged(site: Path) -> None:
    """Both have the place of that line."""
    extensions = "[attr_list, pymdownx.snippets: {base_path: .}]"
    (site / "mkdocs.yml").write_text(f"site_name: t\nmarkdown_extensions: {extensions}\nplugins: [claimpress]\n")
    (site / "part.md").write_text("Needling eases pain [contradicts @good; refutes @other2020].\n")
    (site / "docs" / "index.md").write_text('# A\n\n--8<-- "part.md"\n')
    told = run("check", folder=site).stdout
    assert 'docs/index.md:3:1: warning[unknown-relation] "contradicts" before "good" is only printed' in told
    assert 'docs/index.md:3:1: warning[unknown-relation] "refutes" before "other2020" is only printed' in told


def test_a_misspelt_name_of_the_plugin_is_misuse_at_its_line(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: S\nplugins:\n  - search\n  - claimpres: {style: ama}\n")
    result = run("check", folder=site)
    assert result.returncode == 2
    assert 'mkdocs.yml:4:5: error[unusable-option] The plugin "claimpres" is not known.' in result.stdout
