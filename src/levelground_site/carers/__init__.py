"""Carers: passports, library, portal access, estimate."""
