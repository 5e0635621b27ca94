"""Who appears with whom, says what, and where."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.company import ActorPage, page_of
from briefing.analysis.story import StoryAnalysis
from tests.analysis.stories_told import analysis

FIRST = (
    "Talks go on in the north\n\n"
    "Ingrid Solberg met Carol Reeves in Oslo on Monday.\n\n"
    "“We have a plan,” Solberg said. Solberg said that the talks would go on.\n\n"
    "Reeves left Oslo in the evening."
)
SECOND = "Carol Reeves arrived late. Nobody else came to the meeting."


def page(story: StoryAnalysis, name: str) -> ActorPage:
    actor = next(a for a in story.actors if a.name == name)
    return page_of(actor, story.actors, story.articles, story.quotes)


def test_mentions_are_counted_by_article_also_where_there_are_none() -> None:
    story = analysis(FIRST, SECOND)
    assert dict(page(story, "Ingrid Solberg").mentions) == {"A": 3, "B": 0}
    assert dict(page(story, "Carol Reeves").mentions) == {"A": 2, "B": 1}


def test_company_counts_the_sentences_that_name_both() -> None:
    story = analysis(FIRST, SECOND)
    names = {a.id: a.name for a in story.actors}
    company = {names[key]: count for key, count in page(story, "Carol Reeves").company}
    assert company["Ingrid Solberg"] == 1
    assert company["Oslo"] == 2
    assert [count for _, count in page(story, "Carol Reeves").company] == sorted(company.values(), reverse=True)


def test_hidden_actors_are_no_company() -> None:
    story = analysis(FIRST)
    reeves = next(a for a in story.actors if a.name == "Carol Reeves")
    actors = [replace(a, hidden=a.name == "Ingrid Solberg") for a in story.actors]
    hidden = next(a.id for a in actors if a.hidden)
    assert hidden not in dict(page_of(reeves, actors, story.articles, ()).company)


def test_quotations_and_indirect_speech_are_apart() -> None:
    found = page(analysis(FIRST), "Ingrid Solberg")
    assert [q.text.rstrip(",") for q in found.said] == ["We have a plan"]
    assert any("talks would go on" in q.text for q in found.reported)
    assert page(analysis(FIRST), "Carol Reeves").said == ()


def test_a_sentence_is_one_passage_however_often_it_names_the_actor() -> None:
    story = analysis("Carol Reeves said Reeves was tired. Reeves left.")
    passages = page(story, "Carol Reeves").passages
    assert [p.number for p in passages] == [0, 1]
    assert passages[0].mention.text == "Carol Reeves"
