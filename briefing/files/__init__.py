"""Files that must survive: written whole or not at all, locked, kept when damaged, never overwritten when newer."""
