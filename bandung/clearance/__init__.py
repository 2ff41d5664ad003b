"""What is not published yet: drafts, intake from spreadsheets, duplicates, and the agency's clearance."""
