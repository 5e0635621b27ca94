"""A terminal browser for briefings: many accounts of one event, read as one body of coverage."""

__version__ = "0.1.0"
