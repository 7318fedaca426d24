"""A claim without any citation."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from claimpress import text
from claimpress.model import Claim, Location, MentionKind, NamedWork, Origin, Problem, Severity
from claimpress.rule import ClaimRule, Context

_LEAK = "leaked-notation"
_WEIGHTS = ("low", "medium", "high")


class UncitedClaim(ClaimRule):
    """An error where the author marked the claim, milder where it was only detected."""

    name = "uncited-claim"
    summary = "A claim about health names no source."
    severity = Severity.ERROR
    since = "0.1"

    def problems(self, context: Context) -> Iterator[Problem]:
        """Those of `check`, without detected claims whose citation is told to be broken."""
        leaks = _leaks(context)
        for problem in super().problems(context):
            if "category" not in problem.data or not _holds_one(problem.location, leaks):
                yield problem

    def check(self, claim: Claim, context: Context) -> Iterator[Problem]:
        if claim.citations or not claim.needs_source:
            return
        named = context.named_in(claim)
        words = text.opening(claim.text)
        if claim.origin is not Origin.DETECTED:
            yield self.problem(claim.location, f'Claim "{words}" names no source.', _help(named), id=claim.id)
        elif not any(_is_told(work, context) for work in named):
            yield self.problem(
                claim.location,
                f'"{words}" reads like a claim about health{_reason(claim, context)} and names no source.',
                _help(named),
                severity=_severity(claim, context),
                precision=claim.precision,
                id=claim.id,
                category=claim.category,
            )


def _leaks(context: Context) -> Mapping[str, Sequence[int]]:
    """By page path: where citations begin that readers would see as written, in order; none where nobody tells."""
    found: dict[str, list[int]] = {}
    if context.options.rules.get(_LEAK, Severity.ERROR) is not None:
        for problem in context.corpus.reading_problems:
            if problem.rule == _LEAK and problem.data.get("notation", "").startswith("["):
                found.setdefault(problem.location.path, []).append(problem.location.start)
    return {path: sorted(starts) for path, starts in found.items()}


def _holds_one(place: Location, starts: Mapping[str, Sequence[int]]) -> bool:
    on_page = starts.get(place.path, ())
    following = bisect_left(on_page, place.start)
    return following < len(on_page) and on_page[following] < place.end


def _is_told(work: NamedWork, context: Context) -> bool:
    """Whether another rule says as loudly that the work that the claim names is not cited, or not known."""
    if not work.mention.is_definite or work.is_cited:
        return False
    rule = "uncited-mention" if work.keys else "unmatched-mention"
    is_noted_only = not work.keys and work.mention.kind is MentionKind.IDENTIFIER
    return not is_noted_only and context.options.rules.get(rule, Severity.WARNING) is not None


def _reason(claim: Claim, context: Context) -> str:
    """` (efficacy: "eases", "pain")`: what the detector took it for, and the words that decided."""
    words = ", ".join(f'"{cue.text}"' for cue in claim.cues)
    if not words and context.options.detection == "model":
        words = "the optional model reads it as a claim"
    reason = ": ".join(filter(None, (claim.category, words)))
    return f" ({reason})" if reason else ""


def _help(named: Sequence[NamedWork]) -> str:
    keys = list(dict.fromkeys(key for work in named for key in work.keys))
    key = keys[0] if len(keys) == 1 else "key"
    return f"add a citation such as [@{key}], or say what patients report instead of what happens."


def _severity(claim: Claim, context: Context) -> Severity:
    is_precise = _WEIGHTS.index(claim.precision) >= _WEIGHTS.index(context.options.detected)
    return Severity.WARNING if is_precise else Severity.NOTE
