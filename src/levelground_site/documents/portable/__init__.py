"""A document as a file that its owner carries away: for people to read, for machines to open, signed by this site."""
