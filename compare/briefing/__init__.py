"""A briefing: charts with their findings, sources and caveats as PPTX, HTML and pictures."""
