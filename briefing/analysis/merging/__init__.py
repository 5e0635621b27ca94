"""Joins names that stand for one actor: within an article first, then across the articles of a story."""
