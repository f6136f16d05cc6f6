"""Numbers with their classifiers, and those that are no statistics: dates, plans, changes."""
