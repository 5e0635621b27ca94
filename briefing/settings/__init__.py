"""Configuration, keymap and places on disk."""
