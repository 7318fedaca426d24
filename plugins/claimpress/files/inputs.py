"""What pages are read against: the files that the options name, and what their patterns miss."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from claimpress import text
from claimpress.engine import NOWHERE, Inputs
from claimpress.files.project import PAGE_BYTES, RULE, Project
from claimpress.model import Location, Problem, Source
from claimpress.options import (
    CONFIGURATION,
    FEW,
    WILDCARDS,
    Options,
    dead_patterns,
    did_you_mean,
    fixed_part,
    some,
)
from claimpress.options import RULE as UNUSABLE
from claimpress.options.bibtex import BIBTEX_SOURCES

REFERENCES_BYTES = 10 * PAGE_BYTES
"""A bibliography file beyond this size is not even opened; what its reader takes is the reader's affair."""
_Patterns = tuple[str, ...]
_ENDINGS = (
    ("[yY]*[mM][lL]", frozenset({".yml", ".yaml"})),
    ("[bB][iI][bB]*", frozenset({".bib", ".bibtex"})),
)
"""Endings that writers take for one another, behind a pattern that few other files match."""


def read_inputs(
    project: Project, options: Options, places: Mapping[str, Location] = NOWHERE
) -> tuple[Inputs, tuple[Problem, ...]]:
    """Everything that pages are read against, as `options` name it; `places` are those of the options."""
    reading = _Reading(project, places)
    references = reading.references(options.references)
    claims = reading.claims(options.claims)
    ledger = reading.ledger(options.verifications)
    return Inputs(references, claims, ledger), tuple(reading.problems)


class _Reading:
    """One reading of these files; collects what is wrong on the way."""

    def __init__(self, project: Project, places: Mapping[str, Location]) -> None:
        self.project = project
        self.places = places
        self.problems: list[Problem] = []

    def references(self, patterns: _Patterns) -> dict[str, bytes]:
        names, problems = self.project.find(patterns)
        is_told = not names and not problems
        self.problems += (self.no_bibliography(patterns),) if is_told else problems
        self.tell_missed("references", patterns, names, "" if is_told else "bibliography file")
        found: dict[str, bytes] = {}
        for name in names:
            data, problems = self.project.data(name, REFERENCES_BYTES)
            self.problems += problems
            if data is not None:
                found[name] = data
        return found

    def claims(self, patterns: _Patterns) -> tuple[Source, ...]:
        names, problems = self.project.find(patterns)
        self.problems += problems
        self.tell_missed("claims", patterns, names, "sidecar file")
        return self.sources(names)

    def ledger(self, folder: str) -> tuple[Source, ...]:
        if not folder:
            return ()
        if folder != Options().verifications and not (self.project.root / folder).is_dir():
            self.problems.append(self.no_ledger(folder))
        pattern = f"{folder}/*.yml"
        names, problems = self.project.find([pattern])
        self.problems += (*problems, *self.other_endings(pattern, names))
        return self.sources(names)

    def sources(self, names: Iterable[str]) -> tuple[Source, ...]:
        found: list[Source] = []
        for name in names:
            source, problems = self.project.source(name)
            self.problems += problems
            if source is not None:
                found.append(source)
        return tuple(found)

    # ------------------------------------------------------------------------------------- what is missed

    def no_bibliography(self, patterns: _Patterns) -> Problem:
        wanted = some(patterns)
        if patterns == Options().references:  # where nobody said that there is one
            message = f"Pages cite works, and no bibliography file is found; looked for {wanted}."
            help_ = "put the bibliography there, or name its path: `references` in mkdocs.yml, or --references."
            return Problem("missing-bibliography", message, self.place("references"), help_)
        message = f"No bibliography file is found; looked for {wanted or 'nothing'}."
        help_ = did_you_mean(map(self.near, patterns[:FEW])) or "correct the path, or put the bibliography there."
        return Problem(UNUSABLE, message, self.place("references"), help_)

    def no_ledger(self, folder: str) -> Problem:
        message = f'Option "verifications" names the folder "{folder}", and there is none.'
        near = self.near(f"{folder}/*").removesuffix("/*")
        help_ = did_you_mean([near]) or "make the folder, or take the option out."
        return Problem(UNUSABLE, message, self.place("verifications"), help_, data={"option": "verifications"})

    def tell_missed(self, option: str, patterns: _Patterns, read: Collection[str], noun: str) -> None:
        """Problems for written patterns that match nothing, and for files that the others just miss.

        Without a `noun` for what they should match the first are told already.
        """
        is_written = patterns != getattr(Options(), option)
        dead = [each for each in patterns if is_written and not any(self.project.find([each]))]
        if noun:
            self.problems += dead_patterns(option, patterns, dead, noun, self.place(option), self.near)
        can_grow = is_written and self.places.keys().isdisjoint(BIBTEX_SOURCES)
        for pattern in patterns:
            if pattern not in dead and WILDCARDS & set(pattern):
                self.problems += self.other_endings(pattern, read, option if can_grow else "")

    def other_endings(self, pattern: str, read: Collection[str], option: str = "") -> Iterator[Problem]:
        """A problem for each file that would match `pattern` if its name ended otherwise.

        `option` is what a further pattern can be added to; empty when that would replace what counts now.
        """
        for name in self.with_other_endings(pattern):
            ending, own = PurePosixPath(pattern).suffix, PurePosixPath(name).suffix
            if name not in read and own != ending:
                message = f'File "{name}" is not read: its name must end in "{ending}".'
                wider = f', or add "{pattern.removesuffix(ending)}{own}" to the option `{option}`'
                yield Problem(RULE, message, Location(name, 1, 1), f"rename it{wider if option else ''}.")

    def with_other_endings(self, pattern: str) -> tuple[str, ...]:
        """Names of the files that match `pattern` with any ending of the same kind."""
        ending = PurePosixPath(pattern).suffix
        for wide, kin in _ENDINGS:
            if ending.lower() in kin:
                names, _ = self.project.find([f"{pattern.removesuffix(ending)}.{wide}"])
                return tuple(name for name in names if PurePosixPath(name).suffix.lower() in kin)
        return ()

    def near(self, pattern: str) -> str:
        """The pattern that was probably meant and matches something; empty when none is close."""
        written, wildcards = fixed_part(pattern)
        offer = "/".join((*self.near_parts(written), *filter(None, [wildcards])))
        if self.project.find([offer])[0]:
            return offer
        names = self.with_other_endings(offer)
        return offer.removesuffix(PurePosixPath(offer).suffix) + PurePosixPath(names[0]).suffix if names else ""

    def near_parts(self, path: str) -> Iterator[str]:
        """The parts of `path`, for each that is not there the nearest that is."""
        here = self.project.root
        for part in PurePosixPath(path).parts:
            known = [each.name for each in here.glob("*")]
            here /= part if part in known else text.nearest(part, known) or part
            yield here.name

    def place(self, option: str) -> Location:
        return self.places.get(option, CONFIGURATION)
