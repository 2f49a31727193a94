"""What the pages are made of: the design system's open parts, our own components, and the page of them all."""
