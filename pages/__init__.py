"""The pages of the dashboard: thin, over ``compare``."""
