"""What the palette offers: the commands that apply now, and the sources and names of the story.

Words from articles go into the palette as Content, which is never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from briefing.commands import by_id, shown_key
from briefing.tui.bindings import Commanded
from briefing.tui.place import Target, Thing
from briefing.tui.screens.story.screen import StoryScreen

_MOST_NAMES = 200


class CommandProvider(Provider):
    """Every command that applies on the present screen."""

    def _commands(self) -> Iterator[tuple[str, str, str, Callable[[], None]]]:
        active = {b.binding.id: b.node for b in self.screen.active_bindings.values() if b.enabled}
        for command in by_id().values():
            node = active.get(command.id)
            if isinstance(node, Commanded):
                words = f"{command.label.capitalize()}  ({shown_key(command.key)})"
                yield words, command.help, command.words, partial(node.action_do, command.id)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for words, meaning, _, run in self._commands():
            yield DiscoveryHit(Content(words), run, text=words, help=meaning)

    async def search(self, query: str) -> Hits:
        """Those whose label or help matches."""
        matcher = self.matcher(query)
        for words, meaning, other, run in self._commands():
            told = matcher.match(meaning) * 0.6 if _holds(meaning, query) else 0.0
            score = max(matcher.match(words), matcher.match(other), told)
            if score > 0:
                yield Hit(score, Content(words), run, text=words, help=meaning)


class PlaceProvider(Provider):
    """The sources and names of the story that is open."""

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        screen = self.screen
        if not isinstance(screen, StoryScreen) or screen.facts is None:
            return
        matcher = self.matcher(query)
        for words, target, meaning in _places(screen):
            score = matcher.match(words)
            if score > 0 and _holds(words, query):
                yield Hit(score, Content(words), partial(screen.open, target), text=words, help=meaning)


def _holds(text: str, query: str) -> bool:
    """True where every word of the query stands in the text: letters strewn over a long one are no match."""
    folded = text.casefold()
    return all(word in folded for word in query.casefold().split())


def _places(screen: StoryScreen) -> Iterator[tuple[str, Target, str]]:
    facts = screen.facts
    if facts is None:
        return
    for member in facts.findings.members[:_MOST_NAMES]:
        key = member.article.id
        yield (
            f"{member.letter}  {member.outlet}  {member.article.first_words}",
            Target(Thing.ARTICLE, key, key),
            "Read this article",
        )
    for actor in facts.findings.actors[:_MOST_NAMES]:
        yield actor.name, Target(Thing.ACTOR, actor.id), "Everything about this name"
