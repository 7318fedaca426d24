"""The values that every step of claimpress takes and gives: frozen, typed, with places.

Nothing here reads a file or decides anything. Words follow the glossary (docs/handbook/glossary.md).
"""

from claimpress.model.annotations import Annotation, CitationNote, Verdict, Verification, Verified
from claimpress.model.claim_ids import ClaimIds
from claimpress.model.claims import Certainty, Citation, Claim, ClaimState, Cue, Detection, Origin, Relation
from claimpress.model.corpus import Corpus, Report
from claimpress.model.mentions import Mention, MentionKind, NamedWork
from claimpress.model.pages import Block, BlockKind, Page, PageFacts, Placeholder, Sentence, Suppression
from claimpress.model.places import Location, Source, Span
from claimpress.model.problems import Fix, Precision, Problem, Severity
from claimpress.model.references import Field, FormattedReference, Library, Notice, NoticeKind, Reference

__all__ = [
    "Annotation",
    "Block",
    "BlockKind",
    "Certainty",
    "Citation",
    "CitationNote",
    "Claim",
    "ClaimIds",
    "ClaimState",
    "Corpus",
    "Cue",
    "Detection",
    "Field",
    "Fix",
    "FormattedReference",
    "Library",
    "Location",
    "Mention",
    "MentionKind",
    "NamedWork",
    "Notice",
    "NoticeKind",
    "Origin",
    "Page",
    "PageFacts",
    "Placeholder",
    "Precision",
    "Problem",
    "Reference",
    "Relation",
    "Report",
    "Sentence",
    "Severity",
    "Source",
    "Span",
    "Suppression",
    "Verdict",
    "Verification",
    "Verified",
]
