"""The MkDocs face: translates MkDocs' events into calls of the engine and its answers into pages."""
