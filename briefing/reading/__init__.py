"""Bytes on disk become articles: discovery, decoding, one reader per format, metadata, clean-up, text safety."""
