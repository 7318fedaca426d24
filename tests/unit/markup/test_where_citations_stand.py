"""Every rendered citation is found at its exact place, and none that is not rendered counts.

A case names the keys that must be found, in the order of the file; `-key` is one that stands in the file but is
not rendered. Keys are unique in their text, so that the text itself says line and column.
"""

from __future__ import annotations

import pytest

from .site import read

CASES = {
    # ---------------------------------------------------------------- grammar
    "plain": ("Text [@a].", "a"),
    "two": ("Text [@a; @b].", "a b"),
    "mkdocs-bibtex": ("Text [see @a, pp. 33-35; also @b, ch. 1].", "a b"),
    "suppressed author": ("Text [-@a] and [see -@b].", "a b"),
    "comma between keys": ("Text [@a, @b].", "a b"),
    "colon after key": ("Text [@a: p. 3].", "a"),
    "punctuation inside key": ("Text [@smith:2020.a/b_c-d+e].", "smith:2020.a/b_c-d+e"),
    "doi as key": ("Text [@10.1000/xyz-123].", "10.1000/xyz-123"),
    "key in letters of another script": ("Text [@müller2019; @Ärzte].", "müller2019 Ärzte"),
    "key with underscores": ("Text [@__a_b__c] and __bold__.", "__a_b__c"),
    "several groups": ("One [@a] two [@b][@c].", "a b c"),
    "at the very start": ("[@a] shows it.", "a"),
    "over two lines": ("Text [see @a,\np. 3; disputes\n@b].", "a b"),
    "blank line inside": ("Text [@a\n\n@b].", ""),
    "unclosed": ("Text [@a and more.", ""),
    "only closing": ("Text @a] and more.", ""),
    "zero width in key": ("Text [@go\u200bod].", ""),
    "zero width after key": ("Text [@good\u200b].", ""),
    "e-mail in brackets": ("Write [to me@example.org].", ""),
    "bare": ("Ask @clinic or me@example.org.", ""),
    "mention in text": ("Ask [the team] or @clinic now [@a].", "a"),
    "footnote reference": ("Text[^1] and [^@x].\n\n[^1]: Note.", ""),
    "quoted": ('Text ["@a"].', ""),
    "nested brackets": ("Text [see [this](x.md) and @a].", "a"),
    "double brackets": ("Text [[@a]].", "a"),
    "entity in locator": ("Text [@a, p.&nbsp;3 & 4].", "a"),
    "emphasis in locator": ("Text [@a, *chapter* 3].", "a"),
    "code in locator": ("Text [@a, `sec` 3].", "a"),
    "raw HTML in locator": ("Text [@a, <b>p.</b> 3].", "a"),
    "escaped bracket": (r"Text \[@a] and [@b].", "b"),
    "escaped closing bracket": (r"Text [@a\] and [@b].", "b"),
    "escaped sign": (r"Text [\@a].", ""),
    # ---------------------------------------------------------------- links
    "link": ("[@foo](https://x.org) and [text @bar](y.md).", ""),
    "link whose text has a group": ("[text [@a]](y.md) more.", "a"),
    "link target": ("[text](https://x.org/[@a]) more [@b].", "-a b"),
    "link title": ('[text](y.md "see [@a]") more [@b].', "-a b"),
    "reference link": ("[text][@ref] and [@ref].\n\n[@ref]: https://x.org", ""),
    "key as words of a reference link": ("[@a][r] and [@b] [r].\n\n[r]: https://x.org", ""),
    "key as words and as label": ("[@a][@ref] and [@b][@c].\n\n[@ref]: https://x.org", "b c"),
    "collapsed reference": ("[@ref][] and [@b].\n\n[@ref]: https://x.org", "b"),
    "undefined reference": ("[@a][nowhere] text.", "a"),
    "image": ("![figure [@a]](x.png) text [@b].", "-a b"),
    "autolink": ("<https://x.org/@a> text [@b].", "b"),
    "bare link": ("https://x.org/[@a] text [@b].", "a b"),
    # ---------------------------------------------------------------- not shown
    "inline code": ("Text `[@a]` more [@b].", "-a b"),
    "two backticks": ("Text ``x ` [@a]`` more [@b].", "-a b"),
    "unclosed backtick": ("Text ` [@a].", "a"),
    "highlighted code": ("Text `#!python x[ @a]` more [@b].", "-a b"),
    "fenced": ("Text [@a].\n\n```python\nx = [@b]\n```\n\nMore [@c].", "a -b c"),
    "fenced with tildes": ("~~~\n[@b]\n~~~\n\nMore [@c].", "-b c"),
    "fence in list": ("- item [@a]\n\n    ```\n    [@b]\n    ```\n\n- more [@c]", "a -b c"),
    "fence in quote": ("> quote [@a]\n>\n> ```\n> [@b]\n> ```\n>\n> more [@c]", "a -b c"),
    "nested fences": ("````\n```\n[@a]\n```\n````\n\nMore [@b].", "-a b"),
    "unclosed fence": ("```\n[@a]\n\nMore [@b].", "a b"),
    "same words in and behind a fence": ("```\nSame words [@a].\n```\n\nSame words [@b].", "-a b"),
    "indented code": ("Text [@a].\n\n    [@b]\n\nMore [@c].", "a -b c"),
    "fence title": ('``` python title="[@a]"\nx\n```\n\nMore [@b].', "-a b"),
    "comment": ("Text <!-- [@a] --> more [@b].", "-a b"),
    "block comment": ("<!--\n[@a]\n-->\n\nMore [@b].", "-a b"),
    "unclosed comment": ("Text [@a] <!-- [@b].", "a b"),
    "raw block": ("<div>\n[@a]\n</div>\n\nMore [@b].", "-a b"),
    "raw table": ("<table><tr><td>[@a]</td></tr></table>\n\nMore [@b].", "-a b"),
    "raw attribute": ('<a title="[@a]">text</a> more [@b].', "-a b"),
    "script": ("<script>\nx = '[@a]'\n</script>\n\nMore [@b].", "-a b"),
    "math": ("Sum $x_[@a]$ and more [@b].", "-a b"),
    "attribute list": ('Text.\n{: title="[@a]" }\n\nMore [@b].', "-a b"),
    "hidden div": ('<div style="display:none">[@a]</div>\n\nMore [@b].', "-a b"),
    "hidden markdown div": ('<div style="display: none" markdown>\n\nText [@a].\n\n</div>\n\nMore [@b].', "-a b"),
    "hidden attribute": ("<div hidden markdown>\n\nText [@a].\n\n</div>\n\nMore [@b].", "-a b"),
    "hidden span": ("Text <span hidden>[@a]</span> more [@b].", "-a b"),
    "invisible span": ('Text <span style="visibility:hidden">[@a]</span> more [@b].', "-a b"),
    "hidden by attribute list": ("Text [@a].\n{: hidden }\n\nMore [@b].", "-a b"),
    "hidden emphasis": ("Text *so [@a]*{: hidden } more [@b].", "-a b"),
    "template": ("<template>\n\nText [@a].\n\n</template>\n\nMore [@b].", "-a b"),
    "hidden span not closed": ("Text <span hidden>[@a]\n\nMore [@b].", "-a b"),
    "raw code": ("Text <code>[@a]</code> more [@b].", "-a b"),
    "text area": ("Text <textarea>[@a]</textarea> more [@b].", "-a b"),
    "tab separated": ("\tcode [@a]\n\nText\t[@b].", "-a b"),
    # ---------------------------------------------------------------- blocks
    "heading": ("# Title [@a]\n\n## More [@b] {#x}\n\nSetext [@c]\n===\n\nText.", "a b c"),
    "lists": ("- one [@a]\n    - two [@b]\n        1. three [@c]\n\n            four [@d]", "a b c d"),
    "hanging indent": ("- one\n  goes on [@a]\n- two [@b]", "a b"),
    "task list": ("- [ ] one [@a]\n- [x] two [@b]", "a b"),
    "table": ("| Claim | By |\n| --- | --- |\n| one [@a] | two [@b] |\n| [@c] | three |", "a b c"),
    "table cell with pipe": ("| A | B |\n| --- | --- |\n| `x|y` [@a] | z \\| w [@b] |", "a b"),
    "admonition": ('!!! note "Title [@a]"\n    Text [@b].\n\n    - item [@c]', "a b c"),
    "details": ('??? question "Is it [@a]?"\n    Text [@b].', "a b"),
    "tabs": ('=== "One [@a]"\n    Text [@b].\n\n=== "Two [@c]"\n    Text [@d].', "a b c d"),
    "definition list": ("Term [@a]\n:   Definition [@b].\n\n    More [@c].", "a b c"),
    "footnote": ("Text[^n].\n\n[^n]: Note [@a].\n\n    More [@b].\n\nEnd [@c].", "a b c"),
    "blockquote": ("> Quote [@a]\n> goes on [@b].\n>\n> > Deeper [@c].", "a b c"),
    "lazy blockquote": ("> Quote [@a]\ngoes on [@b].", "a b"),
    "group over quoted lines": ("> Quote [see @a,\n> p. 3; @b].", "a b"),
    "pymdownx details": ("/// details | Title [@a]\nText [@b].\n///", "a b"),
    "pymdownx admonition": ("/// note | Title [@a]\nText [@b].\n\n    code [@c]\n///", "a b -c"),
    "pymdownx html": ("/// html | div.x\nText [@a].\n///", "a"),
    "pymdownx definition": ("/// define\nTerm [@a]\n\n- Definition [@b].\n///", "a b"),
    "caption": ("![x](x.png)\n/// caption\nFigure [@a].\n///", "a"),
    "markdown in html": ('<div class="grid" markdown>\n\n- item [@a]\n\n</div>\n\nMore [@b].', "a b"),
    "markdown in span": ('<p markdown="span">Text [@a].</p>\n\nMore [@b].', "a b"),
    "emphasis": ("*one [@a]* **two [@b]** ***three [@c]*** ==four [@d]== ~~five [@e]~~", "a b c d e"),
    "strong around": ("**[@a]** and _[@b]_.", "a b"),
    "insertions": ("Text {++more [@a]++} and {--less [@b]--}.", "a b"),
    "keys and emoji": ("Press ++ctrl+c++ :smile: now [@a].", "a"),
    "smart symbols": ("(c) --> 1/2 +/- [@a] =/= [@b].", "a b"),
    "abbreviation": ("HTML is [@HTML2020] good.\n\n*[HTML]: Hyper", "HTML2020"),
    "line break": ("One [@a]  \ntwo [@b]<br>three [@c].", "a b c"),
    "tabs in a line": ("- a\tb\t[@a]\tc [@b]", "a b"),
    "front matter": ("---\ntitle: X\n---\n\nText [@a].", "a"),
    "front matter with key": ('---\ntitle: "[@x]"\n---\nText [@a].', "a"),
    "windows quotes": ("He said “so” [@a] – then ‘this’ [@b].", "a b"),
    "astral characters": ("𝔘𝔫𝔦 😀 text [@a].", "a"),
    "private use characters": ("Icon \U000f0001 and \ue001 text [@a].", "a"),
    "wide line": ("word " * 300 + "[@a].", "a"),
    "magiclink mention": ("Text [@clinic] and [@clinic/site].", "clinic clinic/site"),
    "claim span": ("[Text one [@a]]{.claim #x} two [@b].", "a b"),
    "claim span with several": ("[Text [@a]. More [@b; @c]]{.claim certainty=low}.", "a b c"),
    "nested claim spans": ("[Out [in [@a]]{.claim #i} more [@b]]{.claim #o}.", "a b"),
    "claim block": ("/// claim | x\nOne [@a].\n\nTwo [@b].\n///", "a b"),
    "claim paragraph": ("One [@a].\n{: .claim #x }", "a"),
    "acceptance beside": ('Text [@a]. <!-- claimpress: accept r until=2027-01-01 reason="see [@b]" -->', "a -b"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "keys"), CASES.values(), ids=CASES.keys())
def test_citations_are_found_where_they_stand(text: str, keys: str) -> None:
    expected = []
    for word in keys.split():
        key = word.removeprefix("-")
        start = next(at for at in _offsets(text, f"@{key}") if text[at - 1 : at] in ("[", " ", "-", "\n", ";"))
        line = text.count("\n", 0, start) + 1
        column = start + 1 - (text.rfind("\n", 0, start) + 1) + 1
        expected.append((key, line, column, not word.startswith("-")))
    _, page, _ = read(text)
    found = [(c.key, c.location.line, c.location.column, c.rendered) for c in page.citations]
    assert found == expected
    for citation in page.citations:
        assert text[citation.location.start : citation.location.end] == citation.key


def _offsets(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def test_an_escape_inside_a_key_is_not_part_of_it() -> None:
    _, page, _ = read(r"Text [@a\_b].")
    assert [citation.key for citation in page.citations] == ["a_b"]
