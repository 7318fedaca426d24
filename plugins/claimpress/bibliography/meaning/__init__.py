"""What pybtex and latexcodec know: an entry's fields, a name's parts, a command's character, four styles.

The only importer of both.
"""

from claimpress.bibliography.meaning.entry import DEEPEST, MONTHS, parse
from claimpress.bibliography.meaning.people import name_parts, split_names
from claimpress.bibliography.meaning.styles import STYLES, styled
from claimpress.bibliography.meaning.symbols import latex_symbol

__all__ = ["DEEPEST", "MONTHS", "STYLES", "latex_symbol", "name_parts", "parse", "split_names", "styled"]
