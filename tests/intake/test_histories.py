"""Histories at random on the whole belt: no word of a story stands where its consent does not let it stand.

Mails, answers with a token, decisions, outages, bugs of ours and time, in any order. After each step everything that
can be had of the house is read: letters, exports, prints, pages, the log.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack, nullcontext
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from intake.app import App
from intake.cli import audit, consent, correct, erase, letters, reconcile
from intake.jobs import sort
from intake.jobs.announce import announce
from intake.plan import plan
from intake.readers import Readers
from intake.web.site import make_site
from parsers.letter_tokens import token_of
from parsers.records import Address
from storage import contacts, outbox, records
from storage.contacts import Contact
from storage.values import LetterKind
from tests.intake.canary_watch import SCOPES, a_world, check, leaks, run
from tests.intake.planting import FORMS, Planted, decide, plant, say

RESTRICTIONS = ("no_quote", "withhold_fields", "review_first", "no_agency", "no_public", "no_attachment")
ATTRIBUTIONS = ("count_only", "anonymous", "initials", "full_name")
SAID = (
    "Please take this story out. She no longer wants it shared. She withdraws her consent.",
    "I asked her and she does not want it told. She said no, please do not share it.",
    "She agreed: yes, you may share it with the coalition and with ICE.",
    "Please do not use her name after all.",
    "N/A",
)
ANSWERS = ("a) yes b) yes c) yes", "She agrees that you may share it with the coalition.", "No.", "Not yet.")
COMMANDS = (["audit", "verify"], ["reconcile"])
which = st.integers(0, 9)


class Histories(RuleBasedStateMachine):
    """`world` is a house with planted stories; each rule is one thing that happens, and then everybody looks."""

    readers: ClassVar[Readers]

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.world = self.stack.enter_context(a_world(self.readers))
        self.house = self.world.house
        self.patch = self.stack.enter_context(pytest.MonkeyPatch.context())
        for module in (audit, consent, correct, erase, letters, reconcile):
            self.patch.setattr(module, "opened", self._this_house)

    def _this_house(self) -> AbstractContextManager[App]:
        return nullcontext(self.house.app)

    def teardown(self) -> None:
        self.stack.close()

    @initialize(form=st.sampled_from(FORMS))
    def it_begins(self, form: str) -> None:
        with self.house.app.database.write() as session:
            people = [Contact(Address("Lia Moss", "lia@example.net"), listed=True)]
            contacts.import_contacts(session, people, self.house.clock())
        announce(self.house.app)
        self.a_story_comes(form)

    @rule(form=st.sampled_from(FORMS))
    def a_story_comes(self, form: str) -> None:
        if len(self.world.planted) < 4:
            plant(self.world, form)
        self._look()

    @rule(which=which, said=st.sampled_from(SAID))
    def its_sender_says_more(self, which: int, said: str) -> None:
        story = self._one(which)
        say(self.world, story, said)
        if "withdraws" in said or "does not want" in said:
            story.granted = frozenset()
        self._look()

    @rule(which=which, said=st.sampled_from(ANSWERS), stranger=st.booleans())
    def somebody_answers_the_question(self, which: int, said: str, stranger: bool) -> None:
        """With the token alone: the client has dropped all else."""
        story = self._one(which)
        with self.house.app.database.read() as session:
            asked = outbox.find_letters(session, kind=LetterKind.CONSENT_QUESTION, to_key=story.sender)
        if asked:
            sender = "zed@example.net" if stranger else story.sender
            self.house.arrive(f"{said}\n\nReference: {token_of(asked[-1].message_id)}\n", sender=sender, subject="Re:")
        self._look()

    @rule(
        which=which,
        scopes=st.frozensets(st.sampled_from(SCOPES), min_size=1),
        limits=st.frozensets(st.sampled_from(RESTRICTIONS), max_size=2),
        named=st.sampled_from(ATTRIBUTIONS),
    )
    def somebody_grants(self, which: int, scopes: frozenset[str], limits: frozenset[str], named: str) -> None:
        decide(self.world, self._one(which), ("grant", which, scopes, limits, named))
        self._look()

    @rule(which=which, to=st.sampled_from(("refused", "suspended", "withdrawn", "pending")))
    def somebody_decides(self, which: int, to: str) -> None:
        decide(self.world, self._one(which), ("decide", which, to))
        self._look()

    @rule(days=st.sampled_from((1, 3, 7, 30)))
    def time_goes_on(self, days: int) -> None:
        self.house.clock.move(days=days)
        self._look()

    @rule(which=which)
    def our_code_fails_at_a_mail(self, which: int) -> None:
        """The exception holds the whole mail, as a KeyError or an assertion may."""

        def broken(reading: object, *rest: object) -> None:
            raise KeyError(reading.text, repr(reading), *rest)  # type: ignore[attr-defined]

        self.patch.setattr(sort, "plan", broken)
        say(self.world, self._one(which), f"One more word of the {self._one(which).told[0]} matter.")
        self.house.round()
        self.patch.setattr(sort, "plan", plan)
        self._look()

    def _one(self, which: int) -> Planted:
        return self.world.planted[which % len(self.world.planted)]

    def _look(self) -> None:
        self.house.round()
        with self.house.app.database.read() as session:
            numbers = {stored.message: stored.number for stored in records.find_records(session, kind="story")}
        for story in self.world.planted:
            story.number = numbers.get(story.message)
        check(self.world)
        texts = [run(*command) for command in COMMANDS] + [
            page(self.house.app, path) for path in ("/health", "/metrics")
        ]
        assert [found for text in texts if (found := leaks(self.world, text, "operator"))] == []


def page(app: App, path: str) -> str:
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path}
    return b"".join(make_site(app)(environ, lambda *_: None)).decode()


few = settings(
    max_examples=4,
    stateful_step_count=5,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    derandomize=True,
    phases=(Phase.generate,),  # a failing history is short enough, and shrinking takes minutes
)


@pytest.mark.timeout(600)
def test_no_word_of_a_story_stands_where_its_consent_does_not_let_it(readers: Readers) -> None:
    Histories.readers = readers

    run_state_machine_as_test(Histories, settings=few)


@pytest.mark.timeout(600)
def test_a_history_with_a_way_around_the_gate_is_caught(readers: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    from intake import disclosure
    from intake.letters.values import ShownStory

    Histories.readers = readers
    open_all = lambda number, story, *_: ShownStory(number, "granted", summary=(story.narrative,))  # noqa: E731
    monkeypatch.setattr(disclosure, "_guarded", open_all)

    with pytest.raises(AssertionError, match="wick"):
        run_state_machine_as_test(Histories, settings=settings(few, max_examples=2, stateful_step_count=2))
