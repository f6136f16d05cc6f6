"""What people correct in the reading of a report: kept in files, applied after the extraction."""
