"""The tables of the commands that ask: a head, and a row for each record. Nothing of the analysis is needed here."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any, TypedDict

from briefing.cli.output import Row, print_answer, print_json
from briefing.cli.status import Status
from briefing.model.article import BlockKind, first_words
from briefing.model.point import Found

Record = dict[str, Any]
ALSO_CALLED = "also_called"
"""Under which a quotation's record holds its speaker's other names until it is printed."""
Letters = Mapping[str, str]
_INITIAL = re.compile(r"(?<=\s)\w\. ?")


class Answer(TypedDict):
    """What a command found: its records, the letters of the articles these name, and what to say beside them."""

    records: list[Record]
    letters: dict[str, str]
    problems: list[str]


def show(command: str, answer: Answer, arguments: Namespace) -> Status:
    """Print an answer as JSON or as a table."""
    records, letters = answer["records"], answer["letters"]
    if command == "coverage" and arguments.json:
        print_json({"articles": list(letters), "points": records})
        return Status.DONE if records else Status.NOTHING_FOUND
    if command == "quotes":
        records = _narrowed(records, arguments)
    head, row = _TABLES[command]
    return print_answer(records, head, lambda record: row(record, letters), arguments)


def _narrowed(quotes: list[Record], arguments: Namespace) -> list[Record]:
    """Those of the speaker that is asked for by any name, initials apart; indirect reports only where they are."""
    wanted = _INITIAL.sub("", (arguments.speaker or "").casefold())
    chosen = []
    for r in quotes:
        names = (_INITIAL.sub("", n.casefold()) for n in (r["speaker"] or "", *r["speakers"], *r.pop(ALSO_CALLED, ())))
        if (arguments.indirect or r["kind"] != "indirect") and any(wanted in name for name in names):
            chosen.append(r)
    return chosen


def _article(r: Record, _: Letters) -> Row:
    title = first_words(r["title"], r["text"], ((BlockKind(b["kind"]), b["start"], b["end"]) for b in r["blocks"]))
    early = f"{r['precision']} " if r["precision"] == "not before" else ""
    when = f"{early}{r['published']}" if r["published"] else "date?"
    return r["letter"], r["source"] or "outlet?", when, str(r["words"]), title, r["path"]


def _quote(r: Record, _: Letters) -> Row:
    return r["speaker"] or r["described"] or "–", r["kind"], r["path"], f"“{r['text']}”", r["id"]


def _actor(r: Record, _: Letters) -> Row:
    return r["name"], r["type"], str(len(r["mentions"])), str(r["articles"]), ", ".join(r["aliases"])


def _point(r: Record, letters: Letters) -> Row:
    where = " ".join(f"{letters[article]}{Found(found).mark}" for article, found in r["found"].items())
    return where, r["kind"], r["text"]


def _discrepancy(r: Record, letters: Letters) -> Row:
    said = " · ".join(f"{letters[v['article']]}: {v['value']}" for v in r["values"])
    return r["grade"], r["kind"], r["subject"], said, r["id"]


def _promise(r: Record, letters: Letters) -> Row:
    where = " ".join(dict.fromkeys(letters[e["article"]] for e in r["evidence"]))
    return r["who"] or "–", r["what"], r["condition"] or "–", r["status"] or "–", where


def _date(r: Record, _: Letters) -> Row:
    return r["from"] or "?", r["to"] or "?", r["text"], r["path"]


def _figure(r: Record, _: Letters) -> Row:
    return r["text"], r["unit"], r["by"] or "–", r["path"]


def _question(r: Record, _: Letters) -> Row:
    return r["about"], r["text"], r["path"]


def _story(r: Record, _: Letters) -> Row:
    return r["title"], r["from"] or "?", r["to"] or "?", str(len(r["articles"])), r["id"]


_TABLES: dict[str, tuple[Row, Callable[[Record, Letters], Row]]] = {
    "articles": (("", "Outlet", "Published", "Words", "Title or first words", "File"), _article),
    "quotes": (("Speaker", "Kind", "File", "Words", "Id"), _quote),
    "actors": (("Name", "Type", "Mentions", "Articles", "Also"), _actor),
    "coverage": (("Found", "Kind", "Point"), _point),
    "discrepancies": (("Grade", "Kind", "On", "Who says what", "Id"), _discrepancy),
    "promises": (("By", "Promise", "Condition", "Status", "In"), _promise),
    "dates": (("From", "To", "Words", "File"), _date),
    "figures": (("Figure", "Counts", "By", "File"), _figure),
    "questions": (("About", "Words", "File"), _question),
    "stories": (("Event", "From", "To", "Articles", "Id"), _story),
}
