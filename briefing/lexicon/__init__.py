"""What the program knows about language and the world, as YAML, and its loader."""
