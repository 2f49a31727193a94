"""A local standard of fair recruitment, measured by Levelground."""
