"""The options: one frozen value, and how it is read from what a site writes."""

from claimpress.options.chosen import STYLES, Options
from claimpress.options.reading import REFERENCES, RULE, Locate, from_mapping

__all__ = ["REFERENCES", "RULE", "STYLES", "Locate", "Options", "from_mapping"]
