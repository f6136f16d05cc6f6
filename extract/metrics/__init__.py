"""Which metric of the dictionary a number states."""
