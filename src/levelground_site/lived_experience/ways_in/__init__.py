"""Supported ways into work: internships, tastings, apprenticeships, job coaches."""
