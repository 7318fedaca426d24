"""The forms in which prose names works, as patterns over the letters of tokens (`vocabulary`).

Pieces first, then `FORMS`, the surest first: a later form never takes words that an earlier one has read.
Every repetition is bounded, so that time grows with the length of the sentence alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimpress.model import MentionKind

# ------------------------------------------------------------------------------------ people and years
_SURNAME = "<unknown&capital|unknown&caps|unknown&short|wide&capital>"
_INITIALS = r"(?:<initial>\.?-?){1,3}"
_NAME = rf"(?:{_SURNAME}{{0,2}}<particles>{{1,2}})?(?>{_SURNAME}{{1,3}})"
_AUTHOR = rf"(?:<titles>\.?)?(?:{_INITIALS})?{_NAME}(?:,?{_INITIALS})?"
_MORE = rf"(?:(?:,<and>?|<and>){_AUTHOR})"
_ETC = r",?<et_al>\.?"
_ANY = rf"{_AUTHOR}(?>{_MORE}{{0,7}})(?:{_ETC})?"
_OTHERS = rf"{_AUTHOR}(?>{_MORE}{{0,7}}){_ETC}"
_SEVERAL = rf"(?:{_OTHERS}|{_AUTHOR}(?:,{_AUTHOR}){{0,6}},?<and>{_AUTHOR})"
_PLACE = r"(?:[,:.](?:<locators>\.?)?[^()\[\];]{0,8})?"
_YEAR_IN_BRACKETS = rf"[(\[]<year>{_PLACE}[)\]]"

# ------------------------------------------------------------------------------ works and who made them
_SMALL = "function_words|determiners|auxiliaries|reporting|ours|connectors|about|and|according|according_to"
_WORD = f"<lower|wide|year|number!{_SMALL}>"
_ONE_STUDY = "(?<!<not_studies>)<studies>(?!-?<not_studies>)"
_STUDIES = "(?<!<not_studies>)<studies_many>(?!-?<not_studies>)"
_STUDY = "(?<!<not_studies>)<studies|studies_many|series>(?!-?<not_studies>)"
_ISSUED = "<studies|studies_many|series|documents>(?!-?<not_studies>)"
_ABOUT = "(?:<lower|capital|number|year!ours|be|auxiliaries|reporting|bodies|journals|payers>{0,6}?)"
_A = f"(?:<determiners>{_WORD}{{0,5}}|<many|study_words|wide|year|number>{{0,4}})"
_THE = r"(?:<determiners>?(?:<wide>|(?:<initial>\.){2,3})?)"
_BODY = "(?P<body><bodies|payers|journals>)"
_JOURNAL = "<journal_words&lower>?(?P<body><journals|journals_plain>)"
_SHORT_NAME = r"(?:\((?:<bodies|payers|short|caps|code>)\))?"
_DATE = rf"(?:,?{_YEAR_IN_BRACKETS}|,?<in>?<year>|{_ABOUT}(?:<studies_many>?{_YEAR_IN_BRACKETS}|<in><year>))"
_DATED = f"{_DATE}?"
_SAYS = "<auxiliaries>{0,3}<reporting>"
_DOES = "<auxiliaries>{0,3}<reporting|doing>(?!<us>)"
_REPORTS = "<auxiliaries>{0,3}<reporting>(?!<us>)"
_ALSO = rf"(?:(?:,<and>?|<and>){_THE}<bodies|payers|journals>{_SHORT_NAME})"
_NOT_OURS = "(?<!<ours>)"

# --------------------------------------------------------------------------------- nobody in particular
_SOME = "(?:<determiners|many|study_words|wide|number!demonstratives>{0,4})"


class Form(NamedTuple):
    """One form, and the kind of mention that it makes; its groups `authors` and `body` say who is named."""

    kind: MentionKind
    pattern: str
    is_told: bool = False
    """Whether it counts only with a year, with "et al." or with a reporting verb after it."""
    is_alone: bool = False
    """Whether it counts only in a sentence that names no other work."""


BRACKET = r"(?:<determiners>?(?P<journal><journals|journals_plain>))?[(\[](?P<inside>[^()\[\]]{1,80}+)[)\]]"
"""A pair of brackets that may hold sources, with the journal before it."""
_LEAD = "(?>(?:<lead_in>[.,:]*+){0,3})"
_WHO = rf"(?P<authors>{_ANY})(?:[,.]?<journals|journals_plain|initial|short|caps>{{1,3}})?"
_WHICH = "<determiners>?(?P<body><bodies|payers|journals|journals_plain>)"
_CITED = re.sub(r"\?P<\w+>", "?:", rf"(?:{_WHO}|{_WHICH}),?<year>")
SOURCES = rf"{_LEAD}{_CITED}(?>(?:,?<and>?{_CITED}|,<year>){{0,8}}){_PLACE}"
"""What stands between two semicolons in such brackets."""
SOURCE = rf"(?:{_WHO}|{_WHICH}),?<year>(?:,<year>){{0,8}}"
"""One of them, with one year or several."""
BARE_SOURCE = r"(?>(?:<lead_in>[.,:]*+){1,3})<determiners>?(?P<body><bodies|payers|journals>)"
"""A body without a year, after "source:"."""

_AUTHOR_YEAR = (
    rf"(?P<authors>{_SEVERAL})'?,?{_YEAR_IN_BRACKETS}",
    rf"(?P<authors>{_OTHERS}),?<year>",
    rf"(?P<authors>{_SEVERAL}),<year>(?!<capital|caps>)",
    rf"(?<=<by|issued_by|backed_by|endorsed_by|according|according_to>)(?P<authors>{_AUTHOR}){_YEAR_IN_BRACKETS}",
    rf"(?<!<unknown&capital|unknown&caps|wide|titles|determiners>)(?P<authors>{_AUTHOR}),?{_YEAR_IN_BRACKETS}(?={_DOES}|<unknown&lower>)",
    rf"(?P<authors>{_AUTHOR})'{_YEAR_IN_BRACKETS}{_WORD}{{0,4}}{_ISSUED}",
    rf"(?P<authors>{_ANY}),<year>,(?={_DOES})",
    rf"<determiners>(?P<authors>{_ANY})(?:{_YEAR_IN_BRACKETS}|<year>){_WORD}{{0,3}}{_STUDY}",
)
_AUTHOR_AND_WORK = (
    rf"(?P<authors>{_ANY})'{_WORD}{{0,4}}(?:{_ISSUED}|<personal_works>){_DATED}",
    rf"{_A}(?:<bodies|journals>'?{_WORD}{{0,3}})?(?:{_STUDY}|<personal_works>){_ABOUT}<made_by>(?P<authors>{_ANY}){_DATED}",
)
_NAMED_WORK = (
    rf"(?:{_A}(?:{_ISSUED}|<researchers>){_ABOUT})?<published>{_THE}{_JOURNAL}{_DATED}",
    rf"{_A}(?:{_STUDY}|<documents|researchers>){_ABOUT}<inside>{_THE}{_JOURNAL}{_DATED}",
    rf"<according|according_to>?<determiners>?{_WORD}{{0,4}}{_BODY}{_SHORT_NAME}'?{_WORD}{{0,4}}(?P<work>{_ISSUED}|<researchers|experts>)"
    rf"(?:<code|number>?{_DATE}|<code|number>|{_DOES})?",
    rf"{_NOT_OURS}{_A}(?:{_ISSUED}|<researchers|experts|personal_works>){_ABOUT}<issued_by>{_THE}{_BODY}{_SHORT_NAME}"
    rf"{_DATED}(?:{_DOES})?",
    r"<determiners>?(?P<body><bodies!payers>)(?:<code|number>|\(<code>\))",
    rf"<determiners>?{_BODY}{_YEAR_IN_BRACKETS}",
    rf"(?<!<ours|credentials>){_THE}{_BODY}{_SHORT_NAME}<year>?(?:{_DOES}|(?={_ALSO}{{1,4}}{_DOES}))",
    rf"<according|according_to>{_THE}(?P<body><bodies|payers|journals>)",
    rf"<according_to>{_THE}(?P<body>{_SURNAME}{{1,4}})",
    rf"<endorsed_by>{_THE}{_BODY}",
    rf"{_BODY}-<status>",
    rf"(?<=<inside>){_THE}(?P<body><journals>)",
    r"<journal_words&lower>(?P<body><journals|journals_plain>)",
    rf"^{_THE}(?P<body><bodies|journals!payers>){_SHORT_NAME}'?<auxiliaries|unknown&lower>(?![^.]{{0,6}}<us>)",
    r"(?P<body><journals>),?<year>",
    rf"(?<=<inside|lead_in|published>){_THE}{_JOURNAL}{_YEAR_IN_BRACKETS}",
    rf"<determiners>(?P<body><capital|caps|short!function_words|determiners|ours|studies|studies_many|many|wide|not_names>{{1,4}})<studies>(?:{_YEAR_IN_BRACKETS}|(?=(?:<inside><capital|wide>{{1,2}})?{_DOES}))",
)
_COVER = (
    rf"{_NOT_OURS}{_THE}(?P<body><payers>){_SHORT_NAME}<auxiliaries>{{0,3}}<covering>",
    rf"<covered_by>{_THE}(?P<body><payers>)",
)
_VAGUE = (
    rf"<according|according_to>{_SOME}(?:{_STUDY}|<experts|guidelines>)",
    rf"<backed_by>{_SOME}<studies|studies_many|experts|guidelines>",
    rf"<endorsed_by>{_SOME}<experts|guidelines>",
    rf"{_NOT_OURS}{_SOME}(?<!<demonstratives>){_STUDIES}(?:<about>{_ABOUT})?{_SAYS}",
    rf"<one>{_WORD}{{0,4}}{_ONE_STUDY}{_ABOUT}{_SAYS}",
    rf"<single>{_WORD}{{0,4}}(?!<loose>){_ONE_STUDY}{_ABOUT}{_DOES}",
    r"<vague>",
)
_VAGUE_ALONE = (
    rf"^<inside>(?!<loose>){_STUDIES}",
    r"<one><study_words>{1,3}<journal_words>",
    rf"{_NOT_OURS}{_SOME}(?:<experts|researchers>(?:<inside><capital|wide>{{1,3}})?|<guidelines>){_SAYS}",
    rf"<one><study_words|wide|year>{{1,4}}{_ONE_STUDY}",
    rf"(?:^<in><one>|(?<=<in>)<single>){_WORD}{{0,3}}{_ONE_STUDY}",
    rf"(?:<many><study_words>{{0,3}}|<study_words>{{1,4}})(?!<loose>){_STUDIES}",
)
FORMS = (
    ("<year>", tuple(Form(MentionKind.AUTHOR_YEAR, pattern) for pattern in _AUTHOR_YEAR)),
    (
        "<made_by>|'",
        tuple(Form(MentionKind.AUTHOR_YEAR, pattern, is_told=True) for pattern in _AUTHOR_AND_WORK),
    ),
    ("<et_al>", (Form(MentionKind.AUTHOR_YEAR, rf"(?P<authors>{_OTHERS})(?={_DOES}|'|$|[,.;:)])"),)),
    (
        "<teams>",
        (Form(MentionKind.AUTHOR_YEAR, rf"(?P<authors>(?<!<titles|\.>){_SURNAME}{{1,2}}<teams>)(?={_REPORTS})"),),
    ),
    ("<payers>", tuple(Form(MentionKind.COVER, pattern) for pattern in _COVER)),
    (
        "<bodies|payers|journals|journals_plain|studies|according_to>",
        tuple(Form(MentionKind.BODY, pattern) for pattern in _NAMED_WORK),
    ),
    (
        "<studies|studies_many|experts|researchers|guidelines|series|vague|journal_words>",
        (
            *(Form(MentionKind.VAGUE, pattern) for pattern in _VAGUE),
            *(Form(MentionKind.VAGUE, pattern, is_alone=True) for pattern in _VAGUE_ALONE),
        ),
    ),
)
"""The forms in their order, in groups: none of a group is looked for where its first pattern finds nothing."""
PERSON = (
    f"{_SURNAME}{{0,4}}?(?P<family><particles>{{0,3}}{_SURNAME})<unknown&short>{{0,2}}(?!{_SURNAME}|<particles>)"
)
"""One person among authors."""
CREDENTIALS = "<credentials>"
"""Training or honours."""
YEAR_BEFORE = "<in><year>,?"
"""A year right before a mention, and one in the words after it."""
YEAR_AFTER = r"[^;.()\[\]]{0,9}?<in><year>"
SAYS = rf"{_ABOUT}{_DOES}"
CONTENT = f"<lower|capital!{_SMALL}|bodies|payers|journals|studies|studies_many|series|documents|study_words|in>"
"""A word that may stand in a work's title."""
