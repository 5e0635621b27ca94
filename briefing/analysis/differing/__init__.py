"""How two passages differ: one module for each thing that can differ, and the words they have in common.

what all use   clash, story_sentences, second_look, titles, finding
a quotation    rewording
two passages   compare: spelling, roles, times, numbers, tolls, worded_numbers, polarity, speech, voices, affiliations
a whole story  wide: people, namesakes, bodies, capacities, posts, stances, statuses, terms, firsts, disputed, drift
its numbers    counts, amounts, totals, lengths, ranges, sums
"""
