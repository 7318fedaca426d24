"""Where a mention stands in its file, also when markup stands among its words."""

from __future__ import annotations

import pytest

from claimpress.detection.mentions import mentions, place
from claimpress.markup.reader import make_converter, read_page
from claimpress.model import Source

PAGES = {
    "plain": "It helps «(Qaseem 2017)» a little.",
    "second-sentence": "It is warm. It helps «(Qaseem 2017)».",
    "emphasis-within": "It helps «(*Qaseem* **2017)»**.",
    "emphasis-around": "It helps **«(Qaseem 2017)»**.",
    "link-within": 'As [«Smith et al.](https://example.org/a_(b) "2019 title") (2019)» found, it helps.',
    "link-before": "The [leaflet](https://example.org/(Li-2005)) cites «(Li 2005)».",
    "entity-within": "One team «(Hansen &amp; Berg, 2021)» tried it.",
    "entity-before": "Heat &amp; cold: «studies show» a gain.",
    "line-break-within": "We know it from\n«Smith\net al. (2019)», a trial.",
    "quotation": "> It helps\n> a lot «(Hansen\n> and Berg 2021)».",
    "list-item": "- one\n- «Studies show» that it helps",
    "heading": "## What «Chou (2017)» found\n\nText.",
    "escaped": "It helps \\«[Li 2005; p. 19\\]».",
    "comment-before": "It <!-- (Li 2005) --> helps «(Sherrington 2019)».",
    "citation-before": "It helps [@li2005] as «(Sherrington 2019)» says.",
    "tag-before": 'It <span title="studies show">is</span> so: «studies show» it.',
    "table-cell": "| a | b |\n| --- | --- |\n| x | «(Li 2005)» |",
}


@pytest.mark.parametrize("marked", PAGES.values(), ids=PAGES)
def test_a_mention_is_placed_exactly(marked: str) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    source = Source("page.md", marked.replace("«", "").replace("»", ""))
    _, page, _ = read_page(source, make_converter(["tables"], {}))
    found = [
        place(mention, sentence, source) for sentence in page.sentences for mention in mentions(sentence.text)
    ]
    assert [(location.start, location.end) for location in found] == [(start, end)]
