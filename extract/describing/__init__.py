"""What a figure is of: its dimensions, its period, and zeros said in words."""
