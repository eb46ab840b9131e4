"""The frozen values that the parsers give: what a message is, and all that was understood of it.

Nothing here holds bytes of an attachment, a session or a clock: a `Reading` travels between processes. All of them
are `Quiet`: what people wrote stands in none of their reprs.
"""
# Over 200 lines: the one vocabulary of values that everything else is written in; no logic.

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from parsers.quiet import Quiet


class Disposition(StrEnum):
    """What a mail is; one is the most urgent, the others stand in `Triage.also`."""

    SUBMISSION = "submission"
    CONSENT_ANSWER = "consent_answer"
    WITHDRAWAL = "withdrawal"
    CORRECTION = "correction"
    QUESTION = "question"
    REFERRAL = "referral"
    DECLINE = "decline"
    UNSUBSCRIBE = "unsubscribe"
    THANKS = "thanks"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    BULK = "bulk"
    UNRELATED = "unrelated"
    SPAM = "spam"


class AutomaticKind(StrEnum):
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    LIST = "list"
    NOTIFICATION = "notification"
    RECEIPT = "receipt"
    CALENDAR = "calendar"
    CHALLENGE = "challenge"


class ConsentState(StrEnum):
    """What a machine may say of consent. `granted` and what follows it only a person or the clock can say."""

    UNASSESSED = "unassessed"
    CLAIMED = "claimed"
    PENDING = "pending"
    NOT_OBTAINED = "not_obtained"
    REFUSED = "refused"
    NEEDS_REVIEW = "needs_review"
    SUSPENDED = "suspended"


class Scope(StrEnum):
    COALITION = "coalition"
    AGENCY = "agency"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True, repr=False)
class Address(Quiet):
    """A mailbox of RFC 5322, 3.4. `name` is decoded and may be empty; `addr_spec` keeps its case."""

    name: str
    addr_spec: str

    @property
    def key(self) -> str:
        """The address folded for comparison and for unique keys."""
        return self.addr_spec.strip().casefold()


@dataclass(frozen=True, slots=True, repr=False)
class Span(Quiet):
    """Where words stand: `part` is "text" (Reading.text), "subject", or an attachment's name."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, repr=False)
class FieldSpan(Quiet):
    """Which characters a field of a record was read from. A field may have several."""

    field: str
    span: Span


@dataclass(frozen=True, slots=True, repr=False)
class Attachment(Quiet):
    """A part that is not body text. `path` is its place in the tree ("1.2"); `name` is stable, never random.

    `text` is what could be read out of a document, with form feeds between pages; `problem` says why there is
    none where one would expect some ("encrypted", "no text layer: a scan", "too large" ...).
    """

    path: str
    name: str
    content_type: str
    size: int
    sha256: str
    inline: bool = False
    text: str = ""
    problem: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Header(Quiet):
    """One header field, decoded to text, in the order of the message."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, repr=False)
class Message(Quiet):
    """A mail as its headers and parts say, before anything is understood.

    `plain` and `html` hold the body parts in order, decoded; `bodies` the same in the order of the mail with
    their kind, so that text after an inline picture keeps its place. `date` is aware UTC or None; it is what the
    sender's clock said and decides nothing. `defects` says in words what was wrong with the bytes.
    """

    message_id: str | None
    subject: str
    date: datetime | None
    from_: tuple[Address, ...]
    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    headers: tuple[Header, ...]
    bodies: tuple[Body, ...]
    attachments: tuple[Attachment, ...]
    content_type: str = "text/plain"
    defects: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """The first field of that name, or None."""
        wanted = name.casefold()
        return next((h.value for h in self.headers if h.name.casefold() == wanted), None)

    def all_headers(self, name: str) -> tuple[str, ...]:
        wanted = name.casefold()
        return tuple(h.value for h in self.headers if h.name.casefold() == wanted)


@dataclass(frozen=True, slots=True, repr=False)
class Body(Quiet):
    """A body part, decoded: `subtype` is "plain" or "html" (others that are text count as plain).

    Parts with the same `alternative` number say the same thing (multipart/alternative); 0 stands alone.
    """

    path: str
    subtype: str
    content: str
    alternative: int = 0
    flowed: bool = False


class Role(StrEnum):
    """What a stretch of the text is."""

    OWN = "own"
    QUOTED = "quoted"
    ATTRIBUTION = "attribution"
    SIGNATURE = "signature"
    FOOTER = "footer"
    OURS = "ours"
    FORWARD_HEADER = "forward_header"
    FORWARDER = "forwarder"  # what the one who passed it on wrote above the forward


@dataclass(frozen=True, slots=True, repr=False)
class Piece(Quiet):
    """A stretch [start, end) of the text with one role. Pieces follow each other without gap: nothing is lost."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True, repr=False)
class Words(Quiet):
    """Who wrote what in one text, as pieces that cover all of it.

    `answers` pairs a question of the call (its number) with the span of the answer below it. `doubts` says where
    two independent cuts disagreed; then more was kept.
    """

    text: str
    pieces: tuple[Piece, ...]
    answers: tuple[Answer, ...] = ()
    doubts: tuple[str, ...] = ()

    def joined(self, *roles: Role) -> str:
        """The pieces of these roles, joined with a line end where they do not touch."""
        out: list[str] = []
        last = -1
        for piece in self.pieces:
            if piece.role in roles:
                if out and piece.start != last and not out[-1].endswith("\n"):
                    out.append("\n")
                out.append(self.text[piece.start : piece.end])
                last = piece.end
        return "".join(out).strip("\n")

    @property
    def own(self) -> str:
        return self.joined(Role.OWN).strip()

    @property
    def quoted(self) -> str:
        return self.joined(Role.QUOTED, Role.ATTRIBUTION, Role.OURS)

    @property
    def signature(self) -> str:
        return self.joined(Role.SIGNATURE, Role.FOOTER)


@dataclass(frozen=True, slots=True, repr=False)
class Answer(Quiet):
    question: int
    span: Span


@dataclass(frozen=True, slots=True, repr=False)
class Forward(Quiet):
    """Who wrote it first, as the forwarded header block or the attached message says; never authenticated.

    `date` is as written. `text` is the forwarded text; `chain` holds the deeper forwards, outermost first.
    `attached` is the path of the message/rfc822 part, None for an inline forward. Inline, [start, body_start) of the
    mail's text is the header, and the words below it stand behind `depth` quote marks.
    """

    author: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    date: str
    subject: str
    text: str
    start: int = 0
    attached: str | None = None
    chain: tuple[Forward, ...] = ()
    body_start: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Bounce(Quiet):
    """One address that a letter did not reach, or not yet. `status` as in RFC 3463, "5.1.1"."""

    addr_spec: str
    permanent: bool
    status: str | None
    reason: str
    original_message_id: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Automatic(Quiet):
    """A mail that no person wrote now, with the header or phrase that decided."""

    kind: AutomaticKind
    reason: str
    bounces: tuple[Bounce, ...] = ()
    original_message_id: str | None = None
    delayed: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class ConsentFinding(Quiet):
    """What the author says of consent, as far as a machine may say it. Never more than `claimed`.

    `words` are the author's own; `reasons` tell a coordinator how it was read; `needs_person` with a reason
    whenever it is not plain.
    """

    state: ConsentState = ConsentState.UNASSESSED
    scopes: tuple[Scope, ...] = ()
    restrictions: tuple[str, ...] = ()
    words: str = ""
    span: Span | None = None
    reasons: tuple[str, ...] = ()
    needs_person: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Problem(Quiet):
    """Something that a record lacks or that is doubtful: a code that letters can turn into a question."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Program(Quiet):
    """A model program as the mail names it. Ids are the taxonomy's. What the mail does not state is empty.

    `found_by` names the signs that made a record of it, without any word of the mail.
    """

    name: str
    organisation: str | None = None
    websites: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    place: str | None = None
    description: str = ""
    problems: tuple[Problem, ...] = ()
    spans: tuple[FieldSpan, ...] = ()
    known_as: str | None = None
    found_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Accommodation(Quiet):
    """A precedent: a rule or practice that adapts release to a special population."""

    name: str
    populations: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    description: str = ""
    problems: tuple[Problem, ...] = ()
    spans: tuple[FieldSpan, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Identifying(Quiet):
    """Words that can identify the person of a story, so that every output can withhold them.

    `kind`: name, a_number, birth_date, telephone, address, email, other.
    """

    kind: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True, repr=False)
class Story(Quiet):
    """What happened to one person, or one event.

    `facility` is who held them, as written; `facility_candidates` are gazetteer ids that it may be (several where the
    name is ambiguous, none picked). `place` is where they were let out. `when` is as precise as stated: "2010",
    "2010-03", "2010-03-14". `people` is 1 where no number is told. `also_written` are names of facility and place
    that a person has corrected: they still stand in the words.
    """

    consent: ConsentFinding
    harms: tuple[str, ...] = ()
    facility: str | None = None
    facility_candidates: tuple[str, ...] = ()
    place: str | None = None
    when: str | None = None
    people: int = 1
    populations: tuple[str, ...] = ()
    narrative: str = ""
    identifying: tuple[Identifying, ...] = ()
    problems: tuple[Problem, ...] = ()
    spans: tuple[FieldSpan, ...] = ()
    also_written: tuple[str, ...] = ()


Record = Program | Accommodation | Story


@dataclass(frozen=True, slots=True, repr=False)
class Triage(Quiet):
    """Which kind of mail this is, and why: in words for a coordinator, and the names of the rules that decided."""

    disposition: Disposition
    also: tuple[Disposition, ...] = ()
    reasons: tuple[str, ...] = ()
    needs_person: bool = False
    person_reasons: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class SentByUs(Quiet):
    """What the reader must know of our own letters: our addresses, the lines we wrote, our Message-IDs.

    `lines` are those that stand in every letter of a kind; `letters` maps a Message-ID of ours to the letter's kind.
    `texts` are the texts of letters by Message-ID, `texts_to` those by whom they went to (an address, case-folded);
    `repeats` is what `for_mail` takes from both.
    What we write back to one person repeats what others told us: in the mail of a third it is that person's own.
    """

    addresses: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    letters: tuple[tuple[str, str], ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    texts_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    repeats: tuple[str, ...] = ()

    def for_mail(self, message: Message) -> SentByUs:
        """The same, with the letters that this mail may repeat: those that it answers, and those its sender got."""
        named = (self.texts.get(one, "") for one in (*message.in_reply_to, *message.references))
        people = (*message.from_, *((message.sender,) if message.sender else ()), *message.reply_to)
        got = (text for person in people for text in self.texts_to.get(person.key, ()))
        known = tuple(dict.fromkeys(text for text in (*named, *got) if text))
        return replace(self, repeats=known) if known else self

    def kind_of(self, message_id: str) -> str | None:
        return next((kind for known, kind in self.letters if known == message_id), None)


@dataclass(frozen=True, slots=True, repr=False)
class Reading(Quiet):
    """All that was understood of one message.

    `author` wrote the words that count; `forwarder` passed them on. `unreadable` says why a message could not be
    read at all (encrypted, no author, no text): it is quarantined with that reason.
    """

    message: Message
    text: str
    words: Words
    author: Address | None
    forwarder: Address | None
    forward: Forward | None
    automatic: Automatic | None
    triage: Triage
    records: tuple[Record, ...]
    consent: ConsentFinding
    language: str
    unreadable: str | None = None
    defects: tuple[str, ...] = ()

    @property
    def own_text(self) -> str:
        return self.words.own
