"""What lies in a private folder beside the numbered files: what they are called, and where they go to be measured."""

NAMES, FILES = "names.json", "extracts"
