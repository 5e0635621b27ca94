"""Quotations: where they stand, whose they are, and the same words in other articles."""
