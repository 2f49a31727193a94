"""Stories: what people say in their own words, with their consent for where and until when, and taken back at once."""
