"""Files: nothing outside the project is read, and a write leaves either the old content or all of the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimpress.files import Project, UserCache, read_inputs, write_atomically, write_new
from claimpress.options import Options


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    (project / "references").mkdir(parents=True)
    (tmp_path / "secret.bib").write_text("@misc{secret}")
    return project


def test_files_are_found_by_pattern_in_a_fixed_order(root: Path) -> None:
    for name in ("b.bib", "a.bib", "c.txt"):
        (root / "references" / name).write_text("")
    assert Project(root).find(["references/*.bib"]) == (("references/a.bib", "references/b.bib"), ())


def test_a_link_that_leads_out_is_a_problem_and_is_not_read(root: Path) -> None:
    (root / "references" / "link.bib").symlink_to("../../secret.bib")
    inputs, problems = read_inputs(Project(root), Options())
    assert inputs.references == {}
    assert [str(problem.location) for problem in problems] == ["references/link.bib:1:1"]


def test_a_link_inside_the_project_is_followed(root: Path) -> None:
    (root / "shared.bib").write_text("@misc{shared}")
    (root / "references" / "link.bib").symlink_to("../shared.bib")
    inputs, problems = read_inputs(Project(root), Options())
    assert (list(inputs.references), problems) == (["references/link.bib"], ())


def test_a_link_to_itself_is_a_problem(root: Path) -> None:
    (root / "references" / "loop.bib").symlink_to("loop.bib")
    inputs, problems = read_inputs(Project(root), Options())
    assert inputs.references == {}
    assert len(problems) == 1


def test_line_ends_and_byte_order_mark_are_normalised(root: Path) -> None:
    (root / "page.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree")
    source, problems = Project(root).source("page.md")
    assert source is not None
    assert (source.text, problems) == ("one\ntwo\nthree", ())


def test_a_page_that_is_not_utf8_is_a_problem_at_its_first_bad_byte(root: Path) -> None:
    (root / "page.md").write_bytes("fine\nca\u00e9t\xe9".encode().replace("é".encode(), b"\xe9"))
    source, problems = Project(root).source("page.md")
    assert source is None
    assert [str(problem.location) for problem in problems] == ["page.md:2:3"]


def test_a_missing_file_is_a_problem_in_plain_words(root: Path) -> None:
    _, problems = Project(root).source("page.md")
    assert problems[0].message == 'File "page.md" cannot be read: no such file or directory.'


def test_a_failed_write_leaves_the_old_content_and_no_debris(root: Path) -> None:
    target = root / "out.json"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(target, "\ud800")
    assert target.read_text() == "old"
    assert [path.name for path in root.iterdir() if path.is_file()] == ["out.json"]


def test_a_new_file_never_replaces_an_old_one(root: Path) -> None:
    assert write_new(root / "deep" / "page.md", "new")
    assert not write_new(root / "deep" / "page.md", "newer")
    assert (root / "deep" / "page.md").read_text() == "new"


def test_a_cache_that_cannot_be_written_is_no_cache(root: Path) -> None:
    (root / "file").write_text("")
    cache = UserCache(root / "file" / "below")
    cache.put("digest", "text")
    assert cache.get("digest") is None


def test_a_cache_gives_back_what_it_was_given(root: Path) -> None:
    cache = UserCache(root / "cache")
    cache.put("digest", "téxt")
    assert cache.get("digest") == "téxt"


def test_files_of_other_kinds_are_not_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern over the whole project is looked for again, with the endings that may have been meant."""
    seen: list[str] = []
    holds = Project.holds
    monkeypatch.setattr(Project, "holds", lambda self, path: seen.append(Path(path).name) or holds(self, path))
    (root / "library.bib").write_text("")
    (root / "page.html").write_text("")
    (root / "more.BibTeX").write_text("")
    _, problems = read_inputs(Project(root), Options(references=("**/*.bib",)))
    assert "page.html" not in seen
    assert [problem.message for problem in problems] == [
        'File "more.BibTeX" is not read: its name must end in ".bib".'
    ]


def test_another_ending_is_no_matter_for_a_pattern_without_wildcards(root: Path) -> None:
    folder = root / "other"
    folder.mkdir()
    (folder / "a.bib").write_text("")
    (folder / "a.bibtex").write_text("")
    assert read_inputs(Project(root), Options(references=("other/a.bib",)))[1] == ()


def test_a_pattern_that_matches_nothing_is_told_once(root: Path) -> None:
    folder = root / "other"
    folder.mkdir()
    (folder / "a.bib").write_text("")
    (folder / "b.bibtex").write_text("")
    (root / "new").mkdir()
    (root / "new" / "a.bibtex").write_text("")
    _, problems = read_inputs(Project(root), Options(references=("other/a.bib", "new/*.bib")))
    assert [(problem.message, problem.help) for problem in problems] == [
        ('No bibliography file matches "new/*.bib".', 'did you mean "new/*.bibtex"?')
    ]


def test_names_outside_the_project_are_not_offered(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret-names.bib").write_text("")
    (root / "link").symlink_to(outside)
    _, problems = read_inputs(Project(root), Options(references=("link/secret-name.bib",)))
    assert "secret-names" not in f"{problems}"
