"""The reader's decisions: details of an article, names, differences; and taking them back."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work

from briefing.model.article import Article
from briefing.model.correction import Correction, CorrectionKind
from briefing.model.discrepancy import Verdict
from briefing.tui.messages import WorkFailed
from briefing.tui.place import Thing
from briefing.tui.ports import FAILURES
from briefing.tui.screens.dialogs import Ask, Choice, Choose, Field, Form
from briefing.tui.screens.story.base import StoryBase

_FIELDS = ("source", "title", "byline", "published", "updated", "url", "note")
_EDITABLE = (Thing.ARTICLE, Thing.ACTOR)


class Deciding(StoryBase):
    """Corrections. Each is kept, applied again at every opening, and can be taken back with u."""

    def can_decide_edit(self) -> bool:
        """On a source or a name, or on a difference."""
        target = self.target
        return target is not None and target.thing in (*_EDITABLE, Thing.DIFFERENCE)

    @work
    async def do_decide_edit(self) -> None:
        """Edit what the cursor is on."""
        target = self.target
        if target is None or self.facts is None:
            return
        if target.thing is Thing.ARTICLE and target.article in self.facts.members:
            await self._edit_article(self.facts.members[target.article].article)
        elif target.thing is Thing.ACTOR and target.id in self.facts.actors:
            await self._edit_name(target.id)
        elif target.thing is Thing.DIFFERENCE:
            await self._judge(target.id)

    async def _edit_article(self, article: Article) -> None:
        fields = [Field(name, name.capitalize(), _value(article, name), _HINTS.get(name, "")) for name in _FIELDS]
        changed = await self.app.push_screen_wait(
            Form(f"Details of {self.facts.letter(article.id) if self.facts else ''}", fields)
        )
        if changed:
            await self._keep(
                [
                    Correction(CorrectionKind.ARTICLE, (article.id, name), value or None, path=article.path)
                    for name, value in changed.items()
                ]
            )

    async def _edit_name(self, key: str) -> None:
        facts = self.facts
        if facts is None:
            return
        actor = facts.actors[key]
        choices = [
            Choice("rename", "Call it something else"),
            Choice("merge", "It is the same as another name"),
            *(
                [Choice("split", "One of its forms is somebody else", ", ".join(actor.aliases))]
                if len(actor.aliases) > 1
                else []
            ),
            Choice("hide", "Leave it out"),
        ]
        what = await self.app.push_screen_wait(Choose(actor.name, choices))
        if what == "rename":
            new = await self.app.push_screen_wait(Ask("Its name", actor.name))
            if new and new != actor.name:
                await self._keep([Correction(CorrectionKind.RENAME, (actor.name,), new)])
        elif what == "merge":
            others = [
                Choice(a.name, a.name, f"{a.count}") for a in facts.findings.actors if a.id != key and not a.hidden
            ]
            other = await self.app.push_screen_wait(Choose(f"{actor.name} is the same as", others)) if others else None
            if other:
                await self._keep([Correction(CorrectionKind.MERGE, (other, actor.name))])
        elif what == "split":
            forms = [Choice(form, form) for form in actor.aliases if form != actor.name]
            form = await self.app.push_screen_wait(Choose("Which form is somebody else?", forms)) if forms else None
            if form:
                await self._keep([Correction(CorrectionKind.SPLIT, (actor.name, form))])
        elif what == "hide":
            await self._keep([Correction(CorrectionKind.HIDE, (actor.name,))])

    # differences

    def can_decide_accept(self) -> bool:
        """On a difference."""
        return self._difference() is not None

    can_decide_dismiss = can_decide_checked = can_decide_accept

    def _difference(self) -> str | None:
        target = self.target
        return target.id if target is not None and target.thing is Thing.DIFFERENCE else None

    @work
    async def do_decide_accept(self) -> None:
        """Accept it."""
        await self._verdict(Verdict.ACCEPTED)

    @work
    async def do_decide_checked(self) -> None:
        """It was checked."""
        await self._verdict(Verdict.CHECKED)

    @work
    async def do_decide_dismiss(self) -> None:
        """Dismiss it, with a reason."""
        reason = await self.app.push_screen_wait(
            Ask("Why is this no difference?", hint="enter dismisses it, esc leaves it")
        )
        if reason is not None:
            await self._verdict(Verdict.DISMISSED, reason)

    async def _judge(self, key: str) -> None:
        choices = [
            Choice(Verdict.ACCEPTED.value, "It is a difference"),
            Choice(Verdict.CHECKED.value, "I have checked it"),
            Choice(Verdict.DISMISSED.value, "It is none"),
        ]
        found = await self.app.push_screen_wait(Choose("This difference", choices))
        if found:
            await self._keep([Correction(CorrectionKind.DIFFERENCE, (key, found))])

    async def _verdict(self, verdict: Verdict, reason: str | None = None) -> None:
        key = self._difference()
        if key is not None:
            await self._keep([Correction(CorrectionKind.DIFFERENCE, (key, verdict.value), reason or None)])

    # keeping and taking back

    async def _keep(self, corrections: Sequence[Correction]) -> None:
        try:
            for correction in corrections:
                await self.app.desk.correct(correction)
        except FAILURES as error:
            self.post_message(WorkFailed(f"This could not be kept: {error}"))
            return
        self.app.done.append("correction")
        self.say("Kept; u takes it back.")
        self.reload()

    @work(group="undo")
    async def do_decide_undo(self) -> None:
        """Take the last pick or correction back, whichever came last."""
        last = self.app.done.pop() if self.app.done else None
        if last is None:
            self.say("Nothing to take back.")
        elif last == "correction":
            try:
                await self.app.desk.undo()
            except FAILURES as error:
                self.post_message(WorkFailed(f"This could not be taken back: {error}"))
                return
            self.say("The last correction was taken back.")
            self.reload()
        else:
            self.app.undo_picks()
            self.refresh_picks()

    def reload(self) -> None:
        """Ask for the findings anew; the screen itself knows how."""
        raise NotImplementedError

    def refresh_picks(self) -> None:
        """Draw the signs of what is picked; another part knows how."""
        raise NotImplementedError


_HINTS = {"published": "2026-01-06", "updated": "2026-01-06"}


def _value(article: Article, name: str) -> str:
    value = getattr(article, name)
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value.iso)
