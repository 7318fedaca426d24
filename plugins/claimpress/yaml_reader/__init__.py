"""YAML as values with places: front matter, sidecars, the ledger, mkdocs.yml. No tag is ever carried out."""

from claimpress.yaml_reader.attempt import Hook
from claimpress.yaml_reader.nodes import Named, Node, plain
from claimpress.yaml_reader.reader import read_yaml

__all__ = ["Hook", "Named", "Node", "plain", "read_yaml"]
