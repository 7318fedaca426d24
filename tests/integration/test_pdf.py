"""`pdf: true`: each page for printing as a PDF that assistive programs can read, the same at every build."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError
from small_site import PAGE, Site

from claimpress.mkdocs_plugin.pdf import pdf

needs_extra = pytest.mark.skipif(find_spec("weasyprint") is None, reason="claimpress[pdf] is not installed")
MORE = """
| Treatment | Effect |
| --- | --- |
| Needling | small |

![A foot](foot.png)

1. Lie down.

    Breathe out.

    - slowly
    - [as **your therapist** says](https://example.org)

Heat
: a warm towel
"""


def built(site: Site) -> Path:
    site.plugin = {"pdf": True}
    extensions = ["attr_list", "def_list", "tables"]
    site.more = {"markdown_extensions": extensions, "theme": {"name": "material", "language": "de"}}
    site.write("docs/back.md", PAGE + MORE)
    site.build()
    return site.root / "site/handout/back.pdf"


@needs_extra
def test_a_page_that_makes_claims_has_a_pdf_and_leads_to_it(site: Site) -> None:
    assert built(site).read_bytes().startswith(b"%PDF-")
    assert '<a href="../handout/back.pdf">PDF</a>' in site.html()
    assert [path.name for path in sorted((site.root / "site/handout").iterdir())] == ["back.html", "back.pdf"]


@needs_extra
@pytest.mark.skipif(find_spec("pdfua") is None, reason="pdfua, which checks PDF/UA, is not installed")
def test_an_independent_program_finds_no_error_in_it(site: Site) -> None:
    command = [sys.executable, "-m", "pdfua", "check", "--min-severity", "error", str(built(site))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@needs_extra
@pytest.mark.skipif(find_spec("page") is None, reason="page-validation, which checks PDF/UA, is not installed")
def test_another_independent_program_finds_none_of_its_rules_broken(site: Site) -> None:
    from page import validate_pdf

    report = validate_pdf(built(site), profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.rules.passed > 100


@needs_extra
@pytest.mark.skipif(find_spec("pikepdf") is None, reason="pikepdf, which reads PDF, is not installed")
def test_it_says_its_language_and_title_and_that_it_is_tagged(site: Site) -> None:
    from pikepdf import Pdf

    with Pdf.open(built(site)) as file:
        assert str(file.Root.Lang) == "de"
        assert bool(file.Root.MarkInfo.Marked)
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Back pain · Small"


@needs_extra
def test_the_same_page_is_the_same_pdf(site: Site) -> None:
    first = built(site).read_bytes()
    assert built(site).read_bytes() == first


@needs_extra
def test_nothing_outside_the_page_is_fetched(tmp_path: Path) -> None:
    """A file that could be read is named; the PDF holds no image."""
    picture = tmp_path / "a.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">SECRET</text></svg>')
    html = '<!doctype html><html lang="en"><title>T</title><img src="{}" alt="x">'
    assert pdf(html.format(picture.as_uri())) == pdf(html.format((tmp_path / "b.svg").as_uri()))


def test_without_pango_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango')")
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(PluginError, match=r"needs Pango.*Debian: apt-get install libpangoft2-1.0-0"):
        pdf("<p>a")
