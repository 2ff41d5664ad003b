"""Who takes part: lead agencies, regional bodies, facilitators, reporters; their institutions; who speaks for whom."""
