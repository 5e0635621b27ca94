"""The headless face.

the way of a command  main, dispatch, opening, context, named, output, streams, failures, status
what there is         catalogue, arguments, argparser, parser, declared
that ask              asking, gathering, records, tables, actor, comparing, likeness, searching, problems
that write            deeds, exporting, picks
about the program     manual, roff, completions, doctor, health, upkeep
"""
