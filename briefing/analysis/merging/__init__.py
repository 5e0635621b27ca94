"""Joins names that stand for one actor: within an article first, then across the articles of a story.

names first  storms, couples, recover, nodes
joining      spelling, people, in_one_article, across_articles, bodies, carried_over
actors       links, capitals, decided, assemble
"""
