"""What the figures say: pages for staff, boards and the public."""
