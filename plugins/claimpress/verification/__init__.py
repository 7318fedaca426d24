"""The ledger: which person compared which claim with which source, and whether that still holds."""
