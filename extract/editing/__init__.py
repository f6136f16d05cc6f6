"""Changes of the dictionary: tried on every report before they are saved, and kept on record."""
