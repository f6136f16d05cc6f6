"""The text as it is read: folded, compact, cut into lines, sections, sentences and brackets."""
