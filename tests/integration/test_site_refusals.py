"""What stops a build, what does not, and what is said of it."""

from __future__ import annotations

import logging
import re
import subprocess
import sys

import pytest
from mkdocs.exceptions import Abort, PluginError
from small_site import Site

Log = pytest.LogCaptureFixture


def test_problems_are_warnings_with_their_place_and_the_site_is_built(site: Site, caplog: Log) -> None:
    site.write("docs/back.md", "# Back\n\nNeedles ease pain [@mu2021].\n")
    site.build()
    assert "[@mu2021]" in site.html()
    warnings = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    assert any("docs/back.md:3:21: error[unknown-citation]" in warning for warning in warnings)
    assert any('did you mean "mu2020"' in warning for warning in warnings)


@pytest.mark.parametrize("how", ["strict", "fail_on"])
def test_a_build_that_must_fail_says_so_once_and_leaves_the_old_site(site: Site, caplog: Log, how: str) -> None:
    site.build()
    before = site.html()
    site.write("docs/back.md", "# Back\n\nNeedles ease pain [@nobody1999].\n")
    site.plugin = {"fail_on": "error"} if how == "fail_on" else {}
    with pytest.raises(Abort):
        site.build(strict=how == "strict")
    assert site.html() == before
    assert sum("Nothing was published" in record.getMessage() for record in caplog.records) == 1
    assert {path.name for path in site.root.iterdir()} == {"docs", "mkdocs.yml", "references", "site"}


def test_every_fault_in_the_options_is_told_at_once_with_its_line(site: Site, caplog: Log) -> None:
    site.plugin = {"stlye": "ama", "fail_on": "eror", "references": ["../other.bib"]}
    with pytest.raises(Abort):
        site.build()
    assert re.search(r"mkdocs\.yml:\d+:\d+: error\[unusable-option\].*stlye", caplog.text)
    assert 'did you mean "style"' in caplog.text
    assert 'did you mean "error"' in caplog.text
    assert "leaves the project" in caplog.text


TWICE = """\
site_name: t
plugins:
  - claimpress:
      style: ama
      style: plain
"""


def test_an_option_that_stands_twice_stops_a_build_at_the_line_that_a_check_names(site: Site) -> None:
    site.write("mkdocs.yml", TWICE)
    command = [sys.executable, "-m", "mkdocs", "build"]
    result = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert 'mkdocs.yml:5:7: error[unreadable-yaml] "style" stands twice (lines 4 and 5)' in result.stderr
    assert not (site.root / "site").exists()


def test_an_inherited_option_that_stands_twice_stops_a_build(site: Site) -> None:
    site.write("base.yml", "plugins:\n  claimpress:\n    style: ama\n    style: plain\n")
    site.write("mkdocs.yml", "INHERIT: base.yml\nsite_name: t\nplugins: {claimpress: {guideline_age: 4}}\n")
    command = [sys.executable, "-m", "mkdocs", "build"]
    result = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert 'base.yml:4:5: error[unreadable-yaml] "style" stands twice (lines 3 and 4)' in result.stderr


def test_a_configuration_without_a_file_is_not_blamed_for_one_that_lies_there(site: Site) -> None:
    site.write("mkdocs.yml", TWICE)
    command = [sys.executable, "-m", "mkdocs", "build", "-f", "-"]
    given = TWICE.replace("style: plain", "all_authors: true")
    result = subprocess.run(command, cwd=site.root, input=given, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_active_content_stops_a_build_before_anything_is_written(site: Site, caplog: Log) -> None:
    site.write("docs/back.md", "# Back\n\n<script>alert(1)</script>\n")
    with pytest.raises(Abort):
        site.build()
    assert not (site.root / "site").exists()
    assert "docs/back.md:3" in caplog.text


def test_active_content_is_published_where_the_site_says_so(site: Site) -> None:
    site.plugin = {"active_content": "report"}
    site.write("docs/back.md", "# Back\n\n<script>alert(1)</script>\n")
    site.build()
    assert "alert(1)" in site.html()


def test_a_page_that_an_extension_cannot_render_is_one_plain_message(site: Site) -> None:
    site.more["markdown_extensions"] = [{"pymdownx.snippets": {"check_paths": True}}]
    site.write("docs/back.md", '# Back\n\n--8<-- "missing.md"\n')
    with pytest.raises(
        PluginError, match=r"docs/back\.md:1:1: .*Snippet at path 'missing\.md' could not be found"
    ):
        site.build()
    assert not (site.root / "site").exists()


def test_a_page_that_cannot_be_read_stops_a_build_and_leaves_the_old_site(site: Site, caplog: Log) -> None:
    site.build()
    (site.root / "docs/back.md").write_bytes("# Rücken\n".encode("latin-1"))
    site.plugin = {"rules": {"unreadable-file": "off"}}
    with pytest.raises(Abort):
        site.build()
    assert "pages that cannot be read stop this build (1 problem, the first at docs/back.md:1:4)" in caplog.text
    assert "Needling" in site.html()


def test_staff_see_in_its_place_why_a_page_cannot_be_read(site: Site) -> None:
    (site.root / "docs/back.md").write_bytes("# Rücken\n".encode("latin-1"))
    site.plugin = {"audience": "staff"}
    site.build()
    assert "File &quot;docs/back.md&quot; is not UTF-8: byte 0xfc stands here." in site.html()
    assert "<!--cp:" not in site.html()


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_a_page_without_words_has_its_facts_and_for_staff_its_problems(site: Site, audience: str) -> None:
    site.write(
        "docs/back.md", "---\nclaimpress: {owner: B. Nurse, last_checked: 2026-10-01, fundnig: none}\n---\n"
    )
    site.plugin = {"audience": audience}
    site.build()
    html = site.html()
    assert ("1 October 2026" in html, "<!--cp:" in html) == (True, False)
    assert ("unknown-page-fact" in html) is (audience == "staff")


def test_a_missing_template_is_one_plain_message(site: Site) -> None:
    site.build()
    site.write("docs/back.md", "---\ntemplate: nowhere.html\n---\n# Back\n")
    with pytest.raises(PluginError, match=r"left the old site as it was: .*nowhere\.html"):
        site.build()
    assert "Needling" in site.html()


@pytest.mark.parametrize(
    "image",
    [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><a href='java&#115;cript:x'/></svg>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_an_active_image_stops_a_build(site: Site, caplog: Log, image: str) -> None:
    site.write("docs/chart.svg", image)
    with pytest.raises(Abort):
        site.build()
    assert "docs/chart.svg:1:" in caplog.text


def test_a_still_image_is_published(site: Site) -> None:
    site.write(
        "docs/chart.svg", "<svg xmlns='http://www.w3.org/2000/svg'><style>a{}</style><rect width='1'/></svg>"
    )
    site.build()
    assert (site.root / "site/chart.svg").exists()


def test_a_link_out_of_the_project_is_not_published(site: Site, caplog: Log) -> None:
    secret = site.root.parent / "secret.md"
    secret.write_text("CANARY\n")
    (site.root / "docs/leak.md").symlink_to(secret)
    (site.root / "docs/leak.txt").symlink_to(secret)
    site.build()
    assert not (site.root / "site/leak").exists()
    assert not (site.root / "site/leak.txt").exists()
    assert "docs/leak.md" in caplog.text


def test_claimpress_listed_twice_is_one_plain_message(site: Site, caplog: Log) -> None:
    site.more["plugins"] = ["claimpress", "claimpress"]
    with pytest.raises(Abort):
        site.build()
    assert "claimpress is listed twice in mkdocs.yml: keep the plugin, once." in caplog.text
