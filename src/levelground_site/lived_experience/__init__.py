"""Lived experience: pledges, posts, supported ways in."""
