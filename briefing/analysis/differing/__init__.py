"""How two passages differ: one module for each thing that can differ, and the words they have in common."""
