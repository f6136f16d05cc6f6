"""Which figure another one is a part of."""
