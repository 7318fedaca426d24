"""Other people's sites: options of another plugin, odd pages, blogs, snippets."""

from __future__ import annotations

import json
import re

import pytest
from mkdocs.exceptions import Abort
from small_site import BIB, PAGE, Site

Log = pytest.LogCaptureFixture


def test_a_site_that_used_mkdocs_bibtex_works_with_the_new_name(site: Site, caplog: Log) -> None:
    site.plugin = {"bib_file": "references/back.bib", "csl_file": "nature.csl", "bib_by_default": False}
    site.write("docs/back.md", "# Back\n\nNeedles [@mu2020].\n\n## Sources\n\n\\bibliography\n")
    site.write("docs/all.md", "# All\n\n\\full_bibliography\n")
    site.build()
    assert site.html().index("Sources</h2>") < site.html().index('id="cp-source-1"')
    assert "\\bibliography" not in site.html()
    assert "Furlan" in site.html("all/")
    assert "csl_file" in caplog.text


def test_one_bad_date_drops_no_other_data_of_a_page(site: Site, caplog: Log) -> None:
    site.write("docs/back.md", PAGE.replace("2026-10-01", "2026-13-45").replace("title: Back pain", "title: Sore"))
    site.build()
    assert "<title>Sore - Small</title>" in site.html()
    assert "last_checked" not in site.html()
    assert "docs/back.md:" in caplog.text


def test_a_first_line_that_looks_like_data_stays_on_the_page(site: Site) -> None:
    site.write("docs/back.md", "Safety: side effects are rare.\n\n# Back\n")
    site.build()
    assert "Safety: side effects are rare." in site.html()


def test_markup_in_page_data_is_shown_as_text(site: Site) -> None:
    site.write(
        "docs/back.md", "---\ntitle: '<script>alert(1)</script>'\ndescription: '\"><script>x</script>'\n---\n# B\n"
    )
    site.build()
    assert "<script>alert(1)" not in site.html()
    assert "<script>x" not in site.html()


def test_a_page_in_another_encoding_is_a_problem_and_no_traceback(site: Site, caplog: Log) -> None:
    (site.root / "docs/bad.md").write_bytes("# Caf\xe9\n".encode("latin-1"))
    with pytest.raises(Abort):
        site.build()
    assert "docs/bad.md:1:6: error[unreadable-file]" in caplog.text


def test_a_page_that_breaks_pythons_html_parser_is_published(site: Site) -> None:
    site.write("docs/back.md", "# Back\n\nx <![ y needles ease pain [@mu2020].\n")
    site.build()
    assert "&lt;![ y needles" in site.html()
    assert "[1]</a>" in site.html()


def test_a_page_of_the_site_keeps_its_place_among_the_evidence_pages(site: Site) -> None:
    site.write("docs/evidence/claims.md", "# Our own\n")
    site.build()
    assert "Our own" in site.html("evidence/claims/")


def test_posts_of_a_blog_are_read_as_themselves_and_excerpts_are_clean(site: Site) -> None:
    site.more["plugins"] = ["blog", "claimpress"]
    post = "---\ndate: 2026-01-01\n---\n# Post\n\n[Needles [@mu2020]]{.claim #post}\n\n<!-- more -->\n\nMore.\n"
    site.write("docs/blog/posts/a.md", post)
    site.build()
    assert "doc-biblioref" in site.html("blog/2026/01/01/post/")
    assert "<!--cp:" not in site.html("blog/")
    claims = json.loads((site.root / "site/evidence.json").read_text())["claims"]
    assert {claim["id"]: claim["page"] for claim in claims}["post"] == "docs/blog/posts/a.md"


def test_citations_of_one_snippet_keep_their_own_words(site: Site) -> None:
    site.write(
        "shared.md",
        "One thing [@mu2020, table 1].\n\nAnother thing [disputes @mu2020, table 2; @lee2021, p. 9].\n",
    )
    site.write("references/lee.bib", BIB.replace("mu2020", "lee2021").replace("Mu, Jing", "Lee, Kim"))
    site.write("docs/back.md", '# Back\n\n--8<-- "shared.md"\n')
    site.more["markdown_extensions"] = [{"pymdownx.snippets": {"base_path": [str(site.root)]}}]
    site.build()
    shown = [re.sub(r"\s+", " ", text) for text in re.findall(r"Where in the source: [^<]+", site.html())]
    assert [text.removeprefix("Where in the source: ") for text in shown] == ["table 1", "table 2", "p. 9"]
