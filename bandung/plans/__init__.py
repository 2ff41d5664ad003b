"""Work plans of initiatives: lines with dates, each party's reports, technology that changes hands."""
