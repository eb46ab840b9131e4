"""A month of mail between the service and machines that answer it, on a clock that is moved.

`Robots` are what answers: each is given every letter that is sent to its domain, and gives back mails. Their answers
name a program, so that each looks like a submission that deserves an acknowledgement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count

from intake.jobs.announce import announce
from parsers.records import Address
from storage import contacts
from storage.contacts import Contact
from tests.intake.conftest import House

PROGRAM = "We have had good results with the Harbor Bridge Project, a re-entry program for adults in Duluth."
MARKS_OF_MACHINES = re.compile(r"^(auto-submitted|x-auto|precedence|list-|x-mailer|return-path)", re.IGNORECASE)
Answer = Callable[[EmailMessage], list[EmailMessage]]


@dataclass
class Post:
    """Carries mail between houses and robots. `strips` takes the marks of machines off everything on its way."""

    houses: dict[str, House]
    robots: dict[str, Answer] = field(default_factory=dict)
    strips: bool = False
    carried: list[tuple[str, str]] = field(default_factory=list)
    _seen: int = 0
    _sent: dict[str, int] = field(default_factory=dict)

    def carry(self) -> int:
        """Bring every letter that has left a house to where it goes, and what comes back; how many."""
        letters = [letter for name in self.houses for letter in self._new_letters(name)]
        for letter in letters:
            self._bring(letter)
        return len(letters)

    def _new_letters(self, name: str) -> list[EmailMessage]:
        letters = self.houses[name].letters()
        new = letters[self._sent.get(name, 0) :]
        self._sent[name] = len(letters)
        return new

    def _bring(self, mail: EmailMessage) -> None:
        to = str(mail["To"].addresses[0].addr_spec).casefold()
        domain = to.rpartition("@")[2]
        self.carried.append((str(mail["From"].addresses[0].addr_spec), to))
        if to in self.houses:
            self._deliver(self.houses[to], mail)
        elif domain in self.robots:
            for answer in self.robots[domain](mail):
                self._bring(answer)

    def _deliver(self, house: House, mail: EmailMessage) -> None:
        if self.strips:
            for name in {name for name in mail if MARKS_OF_MACHINES.match(name)}:
                del mail[name]
        house.arrive_bytes(mail.as_bytes())


def run_a_month(post: Post, days: int = 30) -> None:
    """Rounds and deliveries: every five minutes while mail goes back and forth, else once a day."""
    clock = next(iter(post.houses.values())).clock
    for _ in range(days):
        for _ in range(24):
            for house in post.houses.values():
                house.round()
            if not post.carry():
                break
            clock.move(minutes=5)
        clock.move(hours=22)


def call_out(house: House, *addresses: str) -> None:
    """Announce the call to these."""
    with house.app.database.write() as session:
        contacts.import_contacts(session, [Contact(Address("", address)) for address in addresses], house.clock())
    announce(house.app)


def a_mail(to: EmailMessage, sender: str, subject: str, text: str, number: int, **headers: str) -> EmailMessage:
    """An answer to a letter, as a machine writes it. Underscores in the names of headers stand for hyphens."""
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"], mail["To"] = sender, str((to["Reply-To"] or to["From"]).addresses[0].addr_spec)
    mail["Subject"], mail["Message-ID"] = subject, f"<auto-{number}@robots.example.net>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def with_headers(numbers: Iterator[int]) -> Answer:
    """An absence note as RFC 3834 wants it."""

    def answer(letter: EmailMessage) -> list[EmailMessage]:
        marks = {"Auto_Submitted": "auto-replied", "In_Reply_To": str(letter["Message-ID"])}
        text = f"I am away until Monday. {PROGRAM}\n"
        return [a_mail(letter, "ada@away.example.net", "Out of office", text, next(numbers), **marks)]

    return answer


def without_headers(numbers: Iterator[int]) -> Answer:
    """Nothing but a person's mail, to look at it; it answers the letter."""

    def answer(letter: EmailMessage) -> list[EmailMessage]:
        subject, named = f"Re: {letter['Subject']}", str(letter["Message-ID"])
        text = f"Dear friends,\n\n{PROGRAM}\n\nWith kind regards\n"
        return [a_mail(letter, "info@plain.example.net", subject, text, next(numbers), In_Reply_To=named)]

    return answer


def changing_subject(numbers: Iterator[int]) -> Answer:
    """A new subject each time, and nothing that names what it answers."""

    def answer(letter: EmailMessage) -> list[EmailMessage]:
        number = next(numbers)
        text = f"Good day,\n\n{PROGRAM}\n\nYour mail of today was number {number}.\n"
        return [a_mail(letter, "desk@subject.example.net", f"News {number * 7919}", text, number)]

    return answer


def changing_sender(numbers: Iterator[int]) -> Answer:
    """Another person of the same house each time."""

    def answer(letter: EmailMessage) -> list[EmailMessage]:
        number = next(numbers)
        sender = f"clerk{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}@sender.example.net"
        return [a_mail(letter, sender, "Programs", f"Good day,\n\n{PROGRAM}\n\nThe clerks\n", number)]

    return answer


def tickets(numbers: Iterator[int]) -> Answer:
    """A ticket system that quotes what came, renumbers each mail, and answers from a new address for each ticket."""

    def answer(letter: EmailMessage) -> list[EmailMessage]:
        number = 4000 + next(numbers)
        quoted = "".join(f"> {line}\n" for line in letter.get_body(("plain",)).get_content().splitlines())
        text = f"Ticket [#{number}] has been opened for you.\n\n{PROGRAM}\n\nYou wrote:\n{quoted}"
        subject = f"[#{number}] {letter['Subject']}"
        return [a_mail(letter, f"help+{number}@tickets.example.net", subject, text, number)]

    return answer


ROBOTS = {
    "away.example.net": with_headers,
    "plain.example.net": without_headers,
    "subject.example.net": changing_subject,
    "sender.example.net": changing_sender,
    "tickets.example.net": tickets,
}


def a_list(name: str, members: tuple[str, ...], numbers: Iterator[int]) -> Answer:
    """A mailing list: it brings each mail to every member, also to who wrote it; a "munging" one under its own name."""

    def answer(letter: EmailMessage) -> list[EmailMessage]:
        copies = []
        for member in members:
            copy = message_from_bytes(letter.as_bytes(), policy=policy.SMTP)
            copy.replace_header("To", member)
            copy["List-Id"], copy["Precedence"] = f"<{name}.lists.example.net>", "list"
            if name == "munging":
                copy.replace_header("From", f"Advocates <people@{name}.lists.example.net>")
                copy.replace_header("Message-ID", f"<list-{next(numbers)}@lists.example.net>")
            copies.append(copy)
        return copies

    return answer


def numbers() -> Iterator[int]:
    return count(1)
