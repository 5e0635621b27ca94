"""Narrowing by facets, and the searches that the reader keeps, on every screen that searches."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work

from briefing.files.atomic import WriteError
from briefing.tui.messages import WorkFailed
from briefing.tui.screens.searching import Searching

if TYPE_CHECKING:
    from briefing.searches import SavedSearch
    from briefing.tui.facets import Facet
    from briefing.tui.place import Filter

Sections = Sequence[tuple[str, Sequence["Facet"]]]
"""Facets under their headings."""


class Faceting(Searching):
    """Facets with their counts; saved searches stand in front of them."""

    async def facet_sections(self) -> Sections:
        """The ways to narrow what is shown."""
        raise NotImplementedError

    def facets_on(self) -> Sequence[Filter]:
        """The filters that are on, to be lifted one by one."""
        raise NotImplementedError

    def narrow_to(self, wanted: Filter) -> None:
        """Narrow to this, or lift it where it is on."""
        raise NotImplementedError

    @property
    def asked_for(self) -> str:
        """What is searched for; "" where nothing is."""
        raise NotImplementedError

    @work(group="facets", exclusive=True)
    async def do_find_facets(self) -> None:
        """Narrow by what is chosen, or lift it where it is on."""
        from briefing.tui.facets import Facet  # noqa: PLC0415 - not before it is opened
        from briefing.tui.screens.facet_screen import FORGET, SAVED, Facets, facet_choices, facet_key  # noqa: PLC0415

        saved = await self._saved()
        on = self.facets_on()
        sections = [("on now", [Facet(f, "") for f in on])] if on else []
        found = [*sections, *await self.facet_sections()]
        choices = facet_choices(found, [f"{f.kind.value}:{f.value}" for f in on], saved)
        if not choices:
            self.app.say("Nothing to narrow by here. A search gives more, and S keeps it under a name.")
            return
        chosen = await self.app.push_screen_wait(Facets("Narrow by", choices))
        if chosen is None:
            return
        if chosen.startswith(FORGET):
            await self._forget(chosen.removeprefix(FORGET))
        elif chosen.startswith(SAVED):
            self.search_for(self._joined(next(s for s in saved if SAVED + s.name == chosen)))
        else:
            self.narrow_to(next(f.filter for _, entries in found for f in entries if facet_key(f) == chosen))

    def _joined(self, saved: SavedSearch) -> str:
        """A saved search: beside what is searched for, it stands under its name and stays while one types on."""
        now = self.asked_for
        if not now or now == saved.query:
            return saved.query
        name = f'"{saved.name}"' if " " in saved.name else saved.name
        return f"{now} saved:{name}"

    async def _saved(self) -> Sequence[SavedSearch]:
        try:
            return await asyncio.to_thread(self.app.searches.saved)
        except WriteError as error:
            self.post_message(WorkFailed(f"The saved searches could not be read: {error}"))
            return ()

    async def _forget(self, name: str) -> None:
        try:
            await asyncio.to_thread(self.app.searches.forget, name)
        except WriteError as error:
            self.post_message(WorkFailed(f"The search could not be forgotten: {error}"))
        else:
            self.app.say(f"The search {name} is forgotten.")

    def can_find_keep(self) -> bool:
        """Where a search is on."""
        return bool(self.asked_for)

    @work(group="keep-search")
    async def do_find_keep(self) -> None:
        """Keep the search under a name."""
        from briefing.tui.screens.dialogs import Ask  # noqa: PLC0415 - not before it is opened

        query = self.asked_for
        name = await self.app.push_screen_wait(Ask(f"A name for the search {query}", query))
        if not name or not name.strip():
            return
        try:
            await asyncio.to_thread(self.app.searches.keep, name.strip(), query)
        except (WriteError, ValueError) as error:
            self.post_message(WorkFailed(f"The search could not be kept: {error}"))
            return
        self.app.say(f"Kept as {name.strip()}; F lists the searches you kept.")
