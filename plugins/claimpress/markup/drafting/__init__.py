"""From runs of text to sentences, citation groups, claims and comments, before they have their numbers."""
