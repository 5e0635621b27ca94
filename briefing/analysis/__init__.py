"""Articles become findings. Pure functions over plain values."""
