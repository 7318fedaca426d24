"""`claimpress init`: a new site, or the lines that a site which is there lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import run


def test_init_makes_a_site_that_lacks_only_a_name_and_changes_nothing_when_run_again(tmp_path: Path) -> None:
    run("init", folder=tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = run("init", folder=tmp_path).stdout
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert all(f"kept  {path.relative_to(tmp_path).as_posix()}\n" in again for path in before)
    checked = run("check", folder=tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert 'authors" still holds the placeholder "Write your name here".' in checked.stdout
    assert "1 warning" in checked.stdout


def test_init_beside_a_site_leaves_its_pages_alone_and_prints_the_lines_to_add(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: mine\n")
    result = run("init", folder=tmp_path)
    assert "- claimpress: {references: [references/*.bib]}" in result.stdout
    assert "    - search\n" in result.stdout, "MkDocs drops its search when a list of plugins does not name it"
    assert (tmp_path / "mkdocs.yml").read_text() == "site_name: mine\n"
    assert not (tmp_path / "docs").exists()


BIBTEX = "site_name: t\nplugins:\n- search\n- bibtex: {bib_file: refs.bib, csl_file: a.csl}\n"
RENAME = (
    "rename the plugin `bibtex` to `claimpress` (mkdocs.yml:4) and keep its options; "
    "`claimpress check` says which of them have no use."
)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (f"{BIBTEX}markdown_extensions: [extra]\n", f"Next: {RENAME}\n"),
        (
            BIBTEX,
            "Next: add these lines to mkdocs.yml, then run `claimpress check`:\n"
            f"  markdown_extensions:\n    - attr_list\nAnd {RENAME}\n",
        ),
        (
            f"{BIBTEX}- claimpress\nmarkdown_extensions: [extra]\n",
            "Next: take the plugin `bibtex` out (mkdocs.yml:4): claimpress reads its citations.\n",
        ),
    ],
)
def test_init_beside_mkdocs_bibtex_says_to_rename_the_plugin(tmp_path: Path, settings: str, told: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings)
    assert run("init", folder=tmp_path).stdout.endswith(f"\n{told}")


REPLACED = [
    "  plugins:  # in place of the line that is there",
    "    - search",
    "    - claimpress: {references: [references/*.bib]}",
]


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        (
            "plugins: [blog]\nmarkdown_extensions: [attr_list]\n",
            ["  plugins:  # this line is there already", "    - claimpress: {references: [references/*.bib]}"],
        ),
        (
            "plugins:\n  search: {}\nmarkdown_extensions:\n  toc: {}\n",
            [
                "  markdown_extensions:  # this line is there already",
                "    attr_list: {}",
                "  plugins:  # this line is there already",
                "    claimpress: {references: [references/*.bib]}",
            ],
        ),
        ("plugins: [claimpress]\nmarkdown_extensions:\n- attr_list: {}\n", []),
        ("plugins: [claimpress]\nmarkdown_extensions: [extra]\n", []),
        ("plugins: [claimpress]\nmarkdown_extensions: [pymdownx.extra: {}]\n", []),
        ("plugins: [claimpress]\nmarkdown_extensions: [markdown.extensions.attr_list]\n", []),
        *(
            (f"plugins: {odd}\nmarkdown_extensions: [attr_list]\n", REPLACED)
            for odd in ("5", "search", "claimpress")
        ),
    ],
)
def test_init_prints_only_lines_that_the_site_lacks_in_the_form_it_has(
    tmp_path: Path, settings: str, lines: list[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: mine\n{settings}")
    _, _, told = run("init", folder=tmp_path).stdout.partition("Next: ")
    assert told.splitlines()[1:] == lines


def test_init_names_the_file_that_holds_an_inherited_list_because_another_list_would_replace_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "base.yml").write_text("plugins:\n  - search\n  - tags\n")
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: mine\n")
    _, _, told = run("init", folder=tmp_path).stdout.partition("Next: ")
    assert told.splitlines() == [
        "add these lines to mkdocs.yml, then run `claimpress check`:",
        "  markdown_extensions:",
        "    - attr_list",
        "And these to base.yml:",
        "  plugins:  # this line is there already",
        "    - claimpress: {references: [references/*.bib]}",
    ]


def test_init_writes_nothing_beside_a_configuration_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: t\nplugins: [search\n")
    result = run("init", folder=tmp_path)
    assert (result.returncode, "Traceback" in result.stderr) == (3, False)
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]
