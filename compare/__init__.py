"""What may stand beside what, and how sure we are: pure functions over the extraction's tables."""
