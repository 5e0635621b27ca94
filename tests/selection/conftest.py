"""The small story of these tests."""

from tests.fixtures.small_story import comparison, findings

__all__ = ["comparison", "findings"]
