"""The screen: `screens` take keys, `panes` are its widgets, `pages` say what they show, `drawing` lays it out.

starting and ending  app, program, opening, running, late, leaving, settled
what is shown        context, facts, place, scope, tally, options, closeness, facets, painting
what changes it      ports, messages, following, watching, picks, keeper, searches
kept                 session, wish
keys                 bindings, providers
look                 themes, user_themes, palette, sheets
the terminal         driver, guard, clipboard
"""
