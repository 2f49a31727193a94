"""Joining and signing in with a phone alone: a code by text message, and no e-mail address."""
