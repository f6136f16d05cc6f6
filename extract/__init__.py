"""From published reports to tidy tables: document, mentions, observations, checks."""
