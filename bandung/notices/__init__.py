"""Who is told what, and how: desk, e-mail digest, feeds, calendar, standing searches, webhooks."""
