"""Why a work is cited, in the terms of CiTO 2.8.2 (https://purl.org/spar/cito), the same in every export."""

from __future__ import annotations

from collections.abc import Mapping

from claimpress.model.claims import Relation

PREFIX = "cito"
NAMESPACE = "http://purl.org/spar/cito/"
"""What the prefix stands for."""
TERMS: Mapping[Relation, str] = {
    Relation.SUPPORTS: f"{PREFIX}:isSupportedBy",
    Relation.PARTLY: f"{PREFIX}:isQualifiedBy",
    Relation.DISPUTES: f"{PREFIX}:isDisputedBy",
    Relation.BACKGROUND: f"{PREFIX}:obtainsBackgroundFrom",
}
"""From a claim to the work it cites."""
