"""What is taken away: CSV, XLSX, Parquet, JSON and packages, for page, URL and command line."""
