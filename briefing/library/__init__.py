"""Opens folders, keeps them fresh, and answers questions about them."""
