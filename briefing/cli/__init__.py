"""The headless face.

the way of a command  main, dispatch, opening, context, articles_meant, output, streams, failures, status
what there is         catalogue, arguments, argparser, parser, declarations
that ask              asking, findings, records, tables, actor, comparing, quotes_like, searching, problems
that write            writing, exporting, picks
about the program     manual, roff, completions, doctor, health, upkeep
"""
