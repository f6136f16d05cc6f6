"""One module a file format: bytes in, text out, or a refusal that a person understands."""
