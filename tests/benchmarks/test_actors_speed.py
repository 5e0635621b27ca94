"""Names and actors of fifty articles beside splitting them into words with one regular expression, both cold.

The median of three runs counts: other work on the machine disturbs either side.
"""

import statistics
import subprocess
import sys

import pytest

MOST = 200
"""Times the word split, everything loaded on the way counted (measured: about 165)."""

PROGRAM = """
import random, re, time
from briefing.analysis.language.sentences import split_sentences
from briefing.model.article import Article, Block, BlockKind
from dataclasses import replace

pick = random.Random(5)
given, family = ("Anna", "Paul", "Maria", "Peter"), ("Harcourt", "Lindqvist", "Tanaka")
people = ["Minister {} {}".format(g, f) for g in given for f in family]
bodies = ["the European Union", "NATO", "the Northern Ferry Workers Union", "the World Bank", "the Transport Ministry"]
places = ["Norway", "Lisbon", "Moscow", "the United States", "Kenya", "Osaka"]
plain = ("after long talks about the price of bread and the cost of ferries that many in the towns along the coast "
         "could no longer pay for without help from their families or from the state").split()

def sentence():
    begin = pick.randrange(len(plain) - 14)
    return "{} told {} in {} that {} would wait, {}.".format(
        pick.choice(people), pick.choice(bodies), pick.choice(places), pick.choice(people).split()[-1],
        " ".join(plain[begin : begin + 14]))

def article(number):
    lines = [" ".join(sentence() for _ in range(4)) for _ in range(8)]
    text, blocks = "\\n".join(lines), []
    for line in lines:
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(line)))
    made = Article(str(number), str(number), str(number), text, tuple(blocks))
    return replace(made, sentences=split_sentences(made))

articles = [article(n) for n in range(50)]
split = re.compile(r"\\w+")
begin = time.process_time()
for _ in range(10):
    for a in articles:
        split.findall(a.text)
words = (time.process_time() - begin) / 10
begin = time.process_time()
from briefing.analysis.actors import find_actors
from briefing.analysis.names import find_names
find_actors(articles, {a.id: find_names(a) for a in articles})
print((time.process_time() - begin) / words)
"""


def cold() -> float:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    return float(done.stdout)


@pytest.mark.benchmark
def test_fifty_articles_cold() -> None:
    ratio = statistics.median(cold() for _ in range(3))
    print(f"{ratio:.0f} times the word split")
    assert ratio < MOST
