"""Where the data for programs is found."""

from levelground_site.home.registry import account_entry, way_in

way_in("You analyse data, or write programs", "Use the open data", "about-api", order=90)
account_entry("Tokens: let a program read what you may see", "tokens")
