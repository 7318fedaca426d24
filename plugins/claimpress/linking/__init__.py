"""Pages, references, sidecar and ledger become one corpus: everything resolved, nothing judged."""

from claimpress.linking.linker import UNCITED, is_in_force, link, never_closed

__all__ = ["UNCITED", "is_in_force", "link", "never_closed"]
