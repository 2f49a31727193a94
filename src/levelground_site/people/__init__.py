"""Accounts, the roles that people hold in an organisation for a time, invitations, and signing in."""
