"""One page on its way through Python-Markdown: what was traced, what arrived, and the page that follows from it.

`extension` calls the steps in this order: those of `lines`, remember, read_group and is_claim_end, finish,
publish.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import accumulate
from typing import Any
from xml.etree.ElementTree import Element

from claimpress.markup.active_content import active_content
from claimpress.markup.claim_block import OpenClaim
from claimpress.markup.drafting.claims import DraftClaim, draft_claims, finish
from claimpress.markup.drafting.comments import Comments
from claimpress.markup.drafting.drafts import Drafts
from claimpress.markup.drafting.groups import Groups, ReadGroup, lookalike_problems
from claimpress.markup.drafting.leaks import braces_behind_citations, leaks, unclosed_blocks
from claimpress.markup.drafting.raw_html import leaked_in, outermost, seen_in
from claimpress.markup.front_matter import FrontMatter
from claimpress.markup.notation import parse_group
from claimpress.markup.slots import RenderPage, Slot, unwrap
from claimpress.markup.tracing.raw_blocks import RawBlocks
from claimpress.markup.tracing.traced_lines import (
    ClaimTrace,
    CommentTrace,
    KeyTrace,
    Trace,
    TracedLines,
)
from claimpress.markup.tracing.tracers import Tracers
from claimpress.markup.tree.placing import Placing
from claimpress.markup.tree.runs import Mark
from claimpress.markup.tree.walk import Walk
from claimpress.model import Citation, Location, Page, Placeholder, Problem, Sentence, Source


@dataclass(frozen=True, slots=True)
class Task:
    """Which file is converted next."""

    source: Source
    body_start: int = 0
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    address: str = ""


_ESCAPED = re.compile("\x02([0-9]+)\x03")
_STASHED = re.compile("\x02[^\x03]*\x03")


class Reading:
    """Everything that is known of one page while it is converted."""

    def __init__(
        self, task: Task, lines: list[str], commands: Mapping[str, str], tab: int = 4, *, has_notes: bool = False
    ) -> None:
        self.task = task
        self.problems: list[Problem] = []
        self.page: Page
        self.tracers: Tracers[Trace] = Tracers("\n".join(lines))
        self.groups = Groups()
        self.lines = TracedLines(lines, task.source, task.body_start, self.tracers, self.groups, tab)
        self._commands = commands
        self._has_notes = has_notes
        self.is_finished = False
        self._raw: RawBlocks | None = None

    # -------------------------------------------------------------------------------------- while rendering

    def remember(self, root: Element) -> None:
        """Note the raw text of every block before inline markup is parsed."""
        self._raw = RawBlocks(self.lines.original())
        self._raw.remember(root)

    def read_group(self, body: str, unstash: Callable[[str], str]) -> int | None:
        """Number of the citation group whose brackets hold `body`; None when it is none.

        `unstash` gives the text of the inline markup that was already taken out of it.
        """
        parts = self.tracers.parting.split(body)
        pieces, traces = parts[::2], list(map(self.tracers.value, parts[1::2]))
        keys = [trace for trace in traces if isinstance(trace, KeyTrace)]
        if not keys or len(keys) != len(traces):
            return None
        if "\x02" in body:
            pieces = [self._plain(unstash(piece)) for piece in pieces]
        plain, number = "".join(pieces), keys[0].group
        written, locations = f"[{plain}]", tuple([key.location for key in keys])
        as_written = self.groups.written[number]
        if as_written.written == written and as_written.locations == locations:
            cited = as_written.cited
        else:
            cited = parse_group(plain, list(accumulate(map(len, pieces[:-1]))))
        if cited is None:
            return None
        self.groups.read.append(ReadGroup(number, written, cited, locations))
        return len(self.groups.read) - 1

    def _plain(self, text: str) -> str:
        """`text` without what Python-Markdown and we put into it."""
        return self.tracers.strip(_STASHED.sub("", _ESCAPED.sub(lambda match: chr(int(match[1])), text)))

    def is_claim_end(self, tracer: str) -> bool:
        """Whether `tracer` stands before the braces of a marked claim."""
        return isinstance(self.tracers.value(tracer), ClaimTrace)

    # ------------------------------------------------------------------------------------------- afterwards

    def finish(
        self, root: Element, stash: list[Any], link_labels: set[str], unclosed: Sequence[OpenClaim] = ()
    ) -> None:
        """Read the rendered tree, and put the characters that stand for slots into it.

        `unclosed` are the claim blocks whose end is missing.
        """
        assert self._raw is not None, "remember() comes first"
        self.is_finished = True
        start = self.task.source.locate(self.task.body_start)
        language = self.task.front_matter.language
        unread = self.groups.unread()
        drafts = Drafts(
            self._raw, self.groups, self.tracers, self._tracers_of(unread), language, start, self._commands
        )
        Walk(lambda number: stash[number] if number < len(stash) else None, self._raw, drafts.read).through(root)
        comments = self._read_comments(stash)
        citations = self.groups.citations(unread, link_labels)
        drafted = draft_claims(drafts)
        self.page = self._assembled(drafts, drafted, citations, comments)
        self.problems += [
            *leaks(drafts, self.groups.by_text(unread), self.task.source),
            *comments.problems,
            *lookalike_problems(citations),
        ]
        if unread or self.lines.has_claims:
            self.problems += self._leaks_in_raw_html(stash, link_labels)
        if self.lines.has_claims:
            self.problems += braces_behind_citations(drafts, self.task.source)
        if unclosed:
            self.problems += unclosed_blocks(unclosed, drafts, self.lines.original())
        self._place_slots(root, drafts, drafted)
        drafts.let_go()

    def _tracers_of(self, groups: set[int]) -> set[str]:
        """The tracers before the keys of `groups`."""
        if not groups:
            return set()
        return self.tracers.of(lambda trace: isinstance(trace, KeyTrace) and trace.group in groups)

    def _leaks_in_raw_html(self, stash: list[Any], link_labels: set[str]) -> Iterator[Problem]:
        """One problem for each citation or claim that readers see as it is written."""
        told: set[int] = set()
        for html in stash:
            for trace in seen_in(html, self.tracers) if isinstance(html, str) and not html.isascii() else ():
                if isinstance(trace, ClaimTrace):
                    yield leaked_in(outermost(html), trace.written, trace.location)
                elif isinstance(trace, KeyTrace) and trace.group not in told:
                    told.add(trace.group)
                    group = self.groups.written[trace.group]
                    if group.cited and not group.is_link_text(link_labels):
                        yield leaked_in(outermost(html), group.written, group.place_in(self.task.source))

    def _read_comments(self, stash: list[Any]) -> Comments:
        comments = Comments()
        for number, html in enumerate(stash) if self.lines.has_comments else ():
            if isinstance(html, str) and "<!--" in html:
                stash[number] = comments.read(html, self._comment, self.tracers.issue)
        return comments

    def _comment(self, body: str) -> tuple[str, Location] | None:
        trace = self.tracers.value(body[0]) if body else None
        return (self.tracers.strip(body), trace.location) if isinstance(trace, CommentTrace) else None

    def _assembled(
        self, drafts: Drafts, drafted: list[DraftClaim], citations: tuple[Citation, ...], comments: Comments
    ) -> Page:
        about = self.task.front_matter
        return Page(
            path=self.task.source.path,
            title=about.title or drafts.title,
            language=about.language or "en",
            facts=about.facts,
            has_facts=about.has_facts,
            blocks=tuple(drafts.blocks),
            sentences=_sentences(drafts),
            citations=citations,
            claims=finish(drafted, citations),
            suppressions=tuple(sorted(comments.suppressions, key=lambda found: found.location)),
            placeholders=tuple(
                sorted([*comments.placeholders, *drafts.placeholders], key=lambda found: found.location)
            ),
            source=self.task.source,
            address=self.task.address,
            language_at=about.language_at,
        )

    def _place_slots(self, root: Element, drafts: Drafts, drafted: list[DraftClaim]) -> None:
        placing, issue = Placing(root), self.tracers.issue
        for mark in drafts.marks:
            self._place_mark(placing, drafts, mark)
        for index, claim in enumerate(drafted):
            run, at = claim.start
            placing.claim_start(run.run, at, issue(Slot("claim-start", index)))
            run, end = claim.end
            marks = claim.drafts[-1].marks
            placing.claim_end(run.run, end, marks, issue(Slot("claim-end", index)))
        for piece, placeholder in drafts.commands:
            setattr(piece.element, piece.part, issue(placeholder))
        if self._has_notes or self.page.facts.specimen:
            for run in drafts.runs:
                placing.block_end(run, issue(Slot("block-end", run.block)))
        placing.top(issue(Slot("page-facts")))
        if any(citation.rendered for citation in self.page.citations):
            placing.bottom(issue(Slot("references")))
        placing.finish()

    def _place_mark(self, placing: Placing, drafts: Drafts, mark: Mark) -> None:
        if mark.kind != "citations":
            placing.dissolve(mark)
            return
        group = drafts.group(mark)
        slot = Slot("citations", group.final)
        placing.citations(mark, self.tracers.issue(slot) if group.is_rendered else group.written)

    def publish(self, html: str, render: RenderPage | None) -> str:
        """The finished HTML: its slots filled, every tracer gone."""
        parts = self.tracers.parting.split(html)
        values = list(map(self.tracers.value, parts[1::2]))
        self._judge("".join(parts[::2]) if None not in values else self.tracers.strip(html))
        fragments = render(self.page) if render else {}
        written = {group.final: group.written for group in self.groups.read}
        for number, found in zip(range(1, len(parts), 2), values, strict=True):
            if isinstance(found, Slot):
                made = fragments.get(found)
                if made is None:
                    made = escape(written[found.number], quote=False) if found.kind == "citations" else ""
                parts[number] = made
            elif isinstance(found, Placeholder):
                unwrap(parts, number)
                known = [index for index, other in enumerate(self.page.placeholders) if other is found]
                parts[number] = fragments.get(Slot("placeholder", known[0]), "") if known else ""
            elif found is not None:
                parts[number] = ""
        return "".join(parts)

    def _judge(self, html: str) -> None:
        """Report active content, each at the line of the file that seems to hold it."""
        seen: Counter[str] = Counter()
        text = self.task.source.text
        for what, words in active_content(html):
            at = -1
            found = [
                match.start()
                for match in re.finditer(re.escape(words), text[self.task.body_start :], re.IGNORECASE)
            ]
            if found:
                at = found[min(seen[words], len(found) - 1)] + self.task.body_start
            seen[words] += 1
            place = (
                self.task.source.locate(at, at + len(words))
                if at >= 0
                else self.task.source.locate(self.task.body_start)
            )
            self.problems.append(
                Problem(
                    "active-content",
                    f"The page contains {what}.",
                    place,
                    "remove it; a patient's browser would run or load it.",
                    data={"content": words},
                )
            )


def _sentences(drafts: Drafts) -> tuple[Sentence, ...]:
    return tuple(
        [
            Sentence(draft.text, draft.location, run.block, _covering(draft.groups) if draft.groups else ())
            for run in drafts.runs
            for draft in run.drafts
        ]
    )


def _covering(groups: Sequence[ReadGroup]) -> tuple[int, ...]:
    return tuple(sorted([number for group in groups for number in group.numbers]))
