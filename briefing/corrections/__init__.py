"""The reader's decisions and their file."""
