"""Full-text search on Whoosh."""
