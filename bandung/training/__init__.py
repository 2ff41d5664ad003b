"""Training: sessions of offers, applications of other parties, selection and attendance; the roster of experts."""
