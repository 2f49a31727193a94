"""What is asked of pledges."""
