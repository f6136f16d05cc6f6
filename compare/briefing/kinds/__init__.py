"""The kinds of charts that a briefing holds: what each says, draws and is built from."""
