"""What makes two pieces of text alike, and what several accounts then have in common.

words      words, tongue, clauses, facts, core
likeness   likeness, evidence, content, figured
pairs      story, choosing, translated, versions, likely
points     units, linking, gathering, marking, telling, wording
comparing  rows
events     events
"""
