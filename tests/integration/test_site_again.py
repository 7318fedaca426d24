"""Sites that are built again and again, and what is left in their folder."""

from __future__ import annotations

from small_site import BIB, PAGE, Site


def test_a_site_is_right_after_each_change(site: Site) -> None:
    site.build()
    site.write("references/back.bib", BIB.replace("chronic low back pain", "sore backs"))
    site.build()
    assert "sore backs" in site.html()
    site.write("references/claims/back.yml", "eases-pain:\n  scope: {population: adults}\n")
    site.build()
    assert "adults" in site.html("evidence/claims/")
    site.write("docs/back.md", PAGE.replace("may ease", "does not ease"))
    site.build()
    assert "does not ease" in site.html("evidence/claims/")


def test_what_a_killed_build_left_is_cleared(site: Site) -> None:
    (site.root / ".claimpress-999999999-abc").mkdir(parents=True)
    site.build()
    assert not list(site.root.glob(".claimpress-*"))


def test_an_interrupted_build_leaves_the_old_site_and_nothing_else(site: Site) -> None:
    site.build()
    before = site.html()
    site.write("hooks.py", "def on_nav(nav, **_):\n    raise KeyboardInterrupt\n")
    site.more["hooks"] = ["hooks.py"]
    assert site.run("build").returncode != 0
    assert site.html() == before
    assert not list(site.root.glob(".claimpress-*"))


def test_a_build_that_reads_only_what_has_changed_is_refused(site: Site) -> None:
    site.build()
    before = (site.root / "site/evidence.json").read_text()
    result = site.run("build", "--dirty")
    assert result.returncode == 1
    assert "claimpress reads all pages to publish the evidence of all: build without --dirty." in result.stderr
    assert "Traceback" not in result.stderr
    assert (site.root / "site/evidence.json").read_text() == before


def test_a_site_folder_that_is_a_link_stays_one(site: Site) -> None:
    real = site.root.parent / "elsewhere"
    real.mkdir()
    (site.root / "site").symlink_to(real)
    site.build()
    assert (site.root / "site").is_symlink()
    assert (real / "back/index.html").exists()
