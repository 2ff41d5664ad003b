"""Accounts: signing in, invitations, the own account with its second factors and tokens."""
