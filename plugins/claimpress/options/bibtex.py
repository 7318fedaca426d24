"""Options of mkdocs-bibtex, so that a site which used it says what it means: understood, or answered."""

WITHOUT_USE = {
    "csl_file": "claimpress prints Vancouver or AMA itself: remove csl_file and, for AMA, set `style: ama`",
    "csl_file_encoding": "claimpress reads no CSL file: remove it",
    "bib_by_default": "every page with citations gets its reference list: remove it",
    "footnote_format": "citations are numbered by page: remove it",
    "cite_inline": "citations are numbered by page: remove it",
    "enable_inline_citations": "only bracketed citations count: write [@key] where a page has a bare @key",
    "cache_dir": "claimpress keeps its cache outside the project: remove it",
}
"""Options of mkdocs-bibtex that have no counterpart, each with what to do; they never stop a build."""

BIBTEX_SOURCES = ("bib_file", "bib_dir")
"""Those that name the bibliography files."""
REFERENCES = ("references", *BIBTEX_SOURCES)
"""Options that name the bibliography files; the first wins."""
