"""Text laid out in lines of pieces, with no widget in sight: what pages are made of and rolls draw."""
