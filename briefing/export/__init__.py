"""A selection or a whole story as Markdown and other formats."""
