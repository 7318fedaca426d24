"""claimpress links every health claim of a site to its BibTeX sources and flags claims that have none."""

__version__ = "0.1.0"
