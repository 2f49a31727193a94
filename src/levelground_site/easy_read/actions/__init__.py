"""What is done to easy-read texts."""
