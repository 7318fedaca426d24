"""Pages made to be misread: keys that begin with r are rendered, with x they are not."""

from __future__ import annotations

import re

import pytest

from .site import read

PAGES = [
    "!!! note\n\n    Text [@r1].\n\n    ```py\n    [@x1]\n    ```\n\n    After [@r2].",
    '=== "A"\n\n    - item [@r1]\n\n        ```\n        [@x1]\n        ```\n\n    End [@r2]',
    "<figure markdown>\n![x](a.png)\n<figcaption markdown>Cap [@r1]</figcaption>\n</figure>",
    "1. one [@r1]\n2. two\n\n    > q [@r2]\n\n    | a | b |\n    |---|---|\n    | c [@r3] | d |\n\n3. three [@r4]",
    "Text [@r1]{ .cls } and [@r2]{: #id }.",
    '<center>[@x1]</center>\n\n<span class="y">[@r1]</span> <kbd>[@r2]</kbd> <ins>[@r3]</ins> <sup>[@r4]</sup>',
    "<section hidden>\n<p>[@x1]</p>\n</section>\n\nB [@r1]",
    "<p style='DISPLAY : NONE'>[@x1]</p>\n\n"
    'Text <i style="color:red; display : none !important">[@x2]</i> [@r1]',
    '<script type="text/template">\n[@x1]\n</script>\nText [@r1]',
    "~~~\n[@x1]\n```\n[@x2]\n~~~\n[@r1]",
    "Para\n    not code [@r1]\n\n        code? [@x1]",
    "- a\n\n        code [@x1]\n\n- b [@r1]",
    "Setext [@r1]\n------\n\n***\n\n* * *\n\nText [@r2]",
    '??? note "T"\n    a [@r1]\n\n    ??? tip\n        b [@r2]\n\n!!! danger ""\n    c [@r3]',
    "Text[^a].\n\n[^a]:\n    First [@r1].\n\n    ```\n    [@x1]\n    ```\n\n    Last [@r2].",
    "Word[@r1]word [@r2]. (see [@r3]) \"[@r4]\" '[@r5]' —[@r6]— *[@r7]*",
    "[@r1]\n[@r2]\n\n[@r3] [@r4]",
    "Text [@r1], [see @r2], [@r3].[@r4]",
    "Intro:\n* not list [@r1]\n\n+ plus [@r2]\n- minus [@r3]",
    "Text <!-- hidden [@x1]\nstill [@x2] --> [@r1].",
    "<!-- a --> [@r1] <!-- b [@x1] -->",
    "Text [@r1] <br/> [@r2] <hr> [@r3]",
    "<table markdown><tr markdown><td markdown>[@r1]</td></tr></table>",
    "Text \\`[@r1]\\` and `` ` `` [@r2] and ``` x ``` [@r3]",
    '``` {.python #id title="[@x1]"}\n[@x2]\n```\n[@r1]',
    "A [link](<a b [@x1]>) [x](y '[@x2]') ![z [@x3]](w) [@r1]",
    'A <a href="u">raw [@r1]</a> <img alt="[@x1]"> B',
    "<http://a/[@x1]> [@r1]",
    "Text [@r1 , p. 3 ;  @r2;@r3] [ @r4 ] [see,@r5]",
    "*[a [@r1] b* c] [@r2]*",
    "/// tab | A\nT [@r1]\n\n//// note | B [@r2]\nU [@r3]\n////\n///\n\n/// tab | C\nV [@r4]\n///",
    "Term\n: Def [@r1]\n: Def two [@r2]\n\nOther\n: x\n\n    ```\n    [@x1]\n    ```",
    "- [ ] [@r1]\n- [x] done [@r2]\n    - [ ] sub [@r3]",
    "Text [@r1]^[@r2]^ H~[@r3]~O ==[@r4]== ^^[@r5]^^ ~~[@r6]~~",
    "# A [@r1] #\n## [@r2]\n### Link [x](y) [@r3] {#q .z}\n",
    "Text\t[@r1]\n\n\t[@x1]\n\n \tText",
]


@pytest.mark.parametrize("text", PAGES, ids=lambda text: text[:40])
def test_citations_are_found_where_they_stand(text: str) -> None:
    expected = {
        match[1]: (text.count("\n", 0, match.start(1)) + 1, match.start(1) - text.rfind("\n", 0, match.start(1)))
        for match in re.finditer(r"@([rx]\d)", text)
    }
    _, page, _ = read(text)
    assert {c.key: (c.location.line, c.location.column) for c in page.citations} == expected
    assert {c.key for c in page.citations if c.rendered} == {key for key in expected if key[0] == "r"}


@pytest.mark.parametrize("text", PAGES, ids=lambda text: text[:40])
def test_the_words_of_a_sentence_stand_between_its_ends(text: str) -> None:
    _, page, _ = read(text)
    for sentence in page.sentences:
        written = text[sentence.location.start : sentence.location.end]
        words = re.findall(r"[a-zA-Z]{3,}", sentence.text.replace("Wordword", "Word"))
        assert not [word for word in words if word not in written]
