"""What the reader collected and its file."""
