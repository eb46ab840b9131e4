"""What letters show: frozen values, never rows. Stories come in only as `ShownStory`, made by the gate.

Texts of strangers in these values may hold anything; the writers flatten and escape them. References are as
people see them: "M-12" a message, "P-7" a program, "A-2" an accommodation, "S-3" a story.

Longer than other files, so that all that can ever stand in a letter is read in one place.
"""
# Over 200 lines: the values of all letters, to be read together; no logic.

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from config.call import Deadline
from intake.answers.values import Outcome
from parsers.records import Address


@dataclass(frozen=True, slots=True)
class Stop:
    """How somebody stops our mail: `mailto` is a mailto address; `url` a page (None without a base URL).

    The page changes nothing when it is looked at; a POST of "List-Unsubscribe=One-Click" does (RFC 8058).
    """

    mailto: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """The outside of a letter: its unique key, its Message-ID, to whom, in which language, what it answers.

    `subject` is the subject of the mail that is answered, as it came. `due` and `not_after` are aware UTC. `token`
    stands in a letter whose answer must be known again, and in `reply_to` where the mailbox takes such addresses.
    """

    key: str
    message_id: str
    to: Address
    language: str = "en"
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    subject: str = ""
    stop: Stop | None = None
    due: datetime | None = None
    not_after: datetime | None = None
    token: str = ""
    reply_to: Address | None = None


@dataclass(frozen=True, slots=True)
class ShownProgram:
    """A program or a report as a letter shows it. `context` is a taxonomy id or ""; `link` is http or https or "".

    `doubts` are lines for coordinators ("seems to be P-3 again").
    """

    reference: str
    name: str
    organisation: str = ""
    context: str = ""
    link: str = ""
    summary: str = ""
    suggested_by: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownAccommodation:
    """A precedent; `populations` are taxonomy ids."""

    reference: str
    name: str
    populations: tuple[str, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class ShownStory:
    """As much of a story as its reader may see now; made by `intake.disclosure` and by nothing else.

    `state` is the consent state ("claimed", "granted" ...). `summary` holds the lines that may be shown, often none.
    `attribution` is how the person may be named ("" when not at all); `harms` are taxonomy ids. `why` says in a word
    what a person must look at; `words` are the author's words of consent, for a coordinator to confirm; `follow_up`
    is a day as people read it; `held_by` names the exports that hold the story. Only the list of stories shows
    `facility_id` (the gazetteer's, where the name has one meaning), `place`, `hour` ("about 2 am"), `populations` and
    `source` ("the person", "a document of the person", "an advocate").
    """

    number: int
    state: str
    attribution: str = ""
    summary: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    people: int = 1
    facility: str = ""
    month: str = ""
    words: str = ""
    why: str = ""
    follow_up: str = ""
    held_by: tuple[str, ...] = ()
    facility_id: str = ""
    place: str = ""
    hour: str = ""
    populations: tuple[str, ...] = ()
    source: str = ""

    @property
    def reference(self) -> str:
        return f"S-{self.number}"

    def __repr__(self) -> str:
        """No word of a story may reach a log by accident."""
        return f"<ShownStory S-{self.number} {self.state}>"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the sender: the code of a `Problem` and the record it is about."""

    code: str
    reference: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What was understood of one person's mail, or of several within ten minutes (`references` names them all)."""

    references: tuple[str, ...]
    programs: tuple[ShownProgram, ...] = ()
    accommodations: tuple[ShownAccommodation, ...] = ()
    stories: tuple[ShownStory, ...] = ()
    asks: tuple[Ask, ...] = ()
    consent_follows: bool = False
    for_a_person: bool = False
    is_correction: bool = False
    is_cut: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class ConsentQuestion:
    """Who is asked about which stories. `until` is when the consent would end, `answer_by` when no answer is no
    consent. `asked_on` is when we asked before, `ends` when a consent that stands ends unless it is renewed. Aware UTC.
    """

    stories: tuple[ShownStory, ...]
    until: datetime
    answer_by: datetime
    asked_on: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A withdrawal was taken down: which stories stand still, and where copies have gone that cannot be fetched."""

    stories: tuple[ShownStory, ...]
    reference: str = ""
    sent_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReminderFor:
    """What one person is reminded of. With nothing missing and nothing sent, it is the call itself."""

    deadline: Deadline
    days_before: int
    answered: bool = False
    programs: tuple[ShownProgram, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a sender must know. `code`: encrypted, empty, ending. `detail` is one line
    of ours, already in the language of the letter."""

    code: str
    reference: str = ""
    detail: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerTo:
    """What came of one mail of a coordinator. Without a proof (`proven`) the letter tells `why_not`, and no more.

    `held` are stories that stand still by their number, `held_in_doubt` those that may be meant; `asks_which` says
    that none could be. `until` is the day, as people read it, until which this letter may be answered.
    """

    reference: str
    proven: bool = True
    why_not: str = ""
    outcomes: tuple[Outcome, ...] = ()
    held: tuple[int, ...] = ()
    held_in_doubt: tuple[int, ...] = ()
    asks_which: bool = False
    notes: int = 0
    until: str = ""
    about: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.outcomes or self.held or self.held_in_doubt or self.asks_which or self.notes)


@dataclass(frozen=True, slots=True)
class Need:
    """Something that needs a coordinator. `code` chooses the sentence, `answer` is a command for the machine.

    `yes` and `no` are what these words do when they stand under the item, `others` what else may be written there.
    """

    code: str
    reference: str
    line: str = ""
    answer: str = ""
    yes: str = ""
    no: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """What came in one week. `start` (aware UTC) is shown as its day, in the reader's language; else `label`."""

    label: str
    messages: int
    records: int
    start: datetime | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """Where every message of the whole call is: the marks add up to `messages`."""

    messages: int = 0
    recorded: int = 0
    noted: int = 0
    automatic: int = 0
    ours: int = 0
    quarantined: int = 0
    waiting: int = 0
    programs: int = 0
    accommodations: int = 0
    stories: int = 0
    letters_sent: int = 0

    @property
    def balances(self) -> bool:
        parts = (self.recorded, self.noted, self.automatic, self.ours, self.quarantined, self.waiting)
        return self.messages == sum(parts)


@dataclass(frozen=True, slots=True)
class Health:
    """`last_poll` is the last good look into the mailboxes (aware UTC). `troubles` are lines for a person.

    `seal` is the newest row of the audit, NUMBER:SEAL: whoever keeps it sees later that rows were cut off.
    """

    last_poll: datetime | None
    quarantined: int = 0
    bounced: int = 0
    uncertain: int = 0
    held: int = 0
    missed: int = 0
    troubles: tuple[str, ...] = ()
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Who was sent the call, and who has answered. `waiting` are names, the first few."""

    sent: int = 0
    answered: int = 0
    stopped: int = 0
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestOf:
    """One week's digest, for everybody the same. [start, end) is the period, aware UTC; items are those not yet told.

    `other_stories` counts stories of which not even a number may be told alone, by state.
    """

    start: datetime
    end: datetime
    needs: tuple[Need, ...] = ()
    programs: tuple[ShownProgram, ...] = ()
    accommodations: tuple[ShownAccommodation, ...] = ()
    stories: tuple[ShownStory, ...] = ()
    other_stories: tuple[tuple[str, int], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    referrals: tuple[str, ...] = ()
    totals: Totals = Totals()
    contacts: Contacts = Contacts()
    weeks: tuple[Week, ...] = ()
    health: Health = Health(None)
    new_messages: int = 0

    @property
    def is_quiet(self) -> bool:
        return not (self.programs or self.accommodations or self.stories or self.notes or self.referrals)
