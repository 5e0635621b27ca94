"""The screen: `screens` take keys, `panes` are its widgets, `pages` say what they show, `drawing` lays it out.

starting and ending  app, program, opening, running, lazy_files, leaving, settings_used
what is shown        context, facts, place, scope, tally, options, hit_sentences, facets, painting
what changes it      ports, messages, following, watching, picks, keeper, searches
kept                 session, arrangement
keys                 bindings, providers
look                 themes, user_themes, palette, sheets
the terminal         driver, guard, clipboard
"""
