"""What was read and found, kept between openings."""
