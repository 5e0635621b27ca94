"""Joins names that stand for one actor: within an article first, then across the articles of a story.

names first  storms, couples, recover, nodes
joining      spelling, people, within, across, bodies, carried
actors       links, capitals, decided, assemble
"""
