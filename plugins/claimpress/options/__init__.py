"""The options: one frozen value, how it is read from what a site writes, and what its patterns miss."""

from claimpress.options.bibtex import REFERENCES
from claimpress.options.chosen import CONFIGURATION, STYLES, Options
from claimpress.options.paths import names_a_file
from claimpress.options.patterns import FEW, WILDCARDS, dead_patterns, did_you_mean, fixed_part, near_pattern, some
from claimpress.options.reading import RULE, from_mapping
from claimpress.options.words import in_yaml

__all__ = [
    "CONFIGURATION",
    "FEW",
    "REFERENCES",
    "RULE",
    "STYLES",
    "WILDCARDS",
    "Options",
    "dead_patterns",
    "did_you_mean",
    "fixed_part",
    "from_mapping",
    "in_yaml",
    "names_a_file",
    "near_pattern",
    "some",
]
