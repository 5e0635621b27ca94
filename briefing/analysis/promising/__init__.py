"""Who commits to what: found in one sentence, then joined over a story."""
