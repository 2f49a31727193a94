"""Lived experience: pledges that can be checked, posts that lead, supported ways in; this package is their hub."""
