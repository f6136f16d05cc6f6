"""Reports on their way in: files, folders and ZIPs → staged, recognised, confirmed, saved."""
