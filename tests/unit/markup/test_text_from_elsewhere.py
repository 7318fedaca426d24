"""Text that another plugin or a snippet brought in is read too, and reported at the line that brought it in."""

from __future__ import annotations

from pathlib import Path

from claimpress.markup.extension import ClaimpressExtension, Markdown
from claimpress.model import Page, Source

from .site import CONFIGS, EXTENSIONS, read


def _read_changed(text: str, changed: str) -> Page:
    """The page when another plugin made `changed` of the file's `text`."""
    ours = ClaimpressExtension()
    ours.begin(Source("docs/page.md", text), text.index("\n\n") + 2)
    Markdown(extensions=[*EXTENSIONS, ours], extension_configs=CONFIGS).convert(changed)
    return ours.page


def _places(page: Page) -> list[tuple[str, int, int]]:
    return [(citation.key, citation.location.line, citation.location.column) for citation in page.citations]


def test_lines_that_a_macro_left_alone_are_exact() -> None:
    page = _read_changed(
        "---\n---\n\n# H\n\nDose {{ x }} mg helps [@a]. More.\n\n{{ include }}\n\nLast [@z] one.",
        "# H\n\nDose 500 mg helps [@a]. More.\n\nBrought [@b].\n\nBrought [@c; @d].\n\nLast [@z] one.",
    )
    assert _places(page) == [("a", 6, 25), ("b", 8, 1), ("c", 8, 1), ("d", 8, 1), ("z", 10, 8)]


def test_a_macro_inside_a_sentence_leaves_both_ends_exact() -> None:
    text = "---\n---\n\nOne. About {{ n }} in 10 [@a] do. Two."
    page = _read_changed(text, "One. About 3 in 10 [@a] do. Two.")
    assert [text[s.location.start : s.location.end] for s in page.sentences] == [
        "One.",
        "About {{ n }} in 10 [@a] do.",
        "Two.",
    ]


def test_snippets_are_reported_at_the_line_that_includes_them(tmp_path: Path) -> None:
    (tmp_path / "two.md").write_text("Snippet [@b, p. 1].\n\nSame words [@a]. And [@c].\n")
    (tmp_path / "one.md").write_text("One line [@d].")
    text = 'Same words [@a].\n\n--8<-- "two.md"\n\n- item\n    --8<-- "one.md"\n\n    --8<-- "two.md"\n\nEnd [@e].'
    _, page, _ = read(text, **{"pymdownx.snippets": {"base_path": [str(tmp_path)]}})
    assert [(key, line) for key, line, _ in _places(page)] == [
        ("a", 1), ("b", 3), ("a", 3), ("c", 3), ("d", 6), ("b", 8), ("a", 8), ("c", 8), ("e", 10),
    ]  # fmt: skip
    assert all(citation.rendered for citation in page.citations)
    assert _places(page)[0] == ("a", 1, 14)
    assert _places(page)[-1] == ("e", 10, 7)


def test_tabs_are_one_column_each() -> None:
    text = "-\tOne\ttwo [@a]\tthree. Four\t[@b]."
    _, page, _ = read(text)
    assert [text[c.location.start : c.location.end] for c in page.citations] == ["a", "b"]
    assert [text[s.location.start : s.location.end] for s in page.sentences] == [
        "One\ttwo [@a]\tthree.",
        "Four\t[@b].",
    ]


def test_tabs_kept_in_fences_do_not_shift_what_follows() -> None:
    text = "```\n\tx [@a]\n```\n\nText\t[@b]."
    _, page, _ = read(text, **{"pymdownx.superfences": {"preserve_tabs": True}})
    assert [(c.key, c.location.line, c.location.column, c.rendered) for c in page.citations] == [
        ("a", 2, 6, False),
        ("b", 5, 8, True),
    ]


def test_pythons_own_fences_do_as_well() -> None:
    ours = ClaimpressExtension()
    text = "Same [@a].\n\n```\nSame [@b].\n```\nSame [@c].\n\n~~~ python\n@d [@d]\n~~~\n\nSame [@e]."
    ours.begin(Source("docs/page.md", text))
    Markdown(extensions=["fenced_code", "codehilite", ours]).convert(text)
    assert [(c.key, c.rendered) for c in ours.page.citations] == [
        ("a", True), ("b", False), ("c", True), ("d", False), ("e", True),
    ]  # fmt: skip
    assert [s.location.line for s in ours.page.sentences] == [1, 6, 12]


def test_the_characters_of_the_text_itself_survive() -> None:
    for sign in ("\U000f0000", "\U00100000", "\ue000", "\U000f0000\U00100000"):
        html, page, _ = read(f"Icon {sign} here [@a].")
        assert sign in html
        assert [citation.key for citation in page.citations] == ["a"]


def test_one_extension_serves_page_after_page() -> None:
    ours = ClaimpressExtension()
    for name, text in (("a.md", "One [@a]."), ("b.md", ""), ("c.md", "Three [@c].")):
        ours.begin(Source(name, text))
        Markdown(extensions=[*EXTENSIONS, ours], extension_configs=CONFIGS).convert(text)
        assert ours.page.path == name
        assert len(ours.page.citations) == (0 if not text else 1)
