"""BibTeX files become references, and references become lines to read: nothing lost, every fault placed."""
