"""Charts: what stands on each line, what is drawn of it, and its picture."""
