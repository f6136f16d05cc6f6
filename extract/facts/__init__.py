"""What a report says of itself: title, bureau, place, year, dates, period."""
