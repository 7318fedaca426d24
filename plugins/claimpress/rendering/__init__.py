"""What readers see: pages' citations and marks, the evidence pages and the published data, as HTML and JSON."""
