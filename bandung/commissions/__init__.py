"""Joint commissions: sessions, agendas, and the acts that every delegation consents to."""
