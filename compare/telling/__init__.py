"""How figures, times, rates and findings are said, in both languages."""
