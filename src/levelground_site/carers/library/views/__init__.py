"""The library's pages: those that everybody reads, and the desk of those who look after it."""
