"""Stories sent in many forms, each with words of which every one stands in one place only."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.message import EmailMessage
from io import StringIO

from storage import consent, records
from storage.standing import ConsentEvent, Standing
from tests.intake.conftest import House

FORMS = ("plain", "self", "self_first_name", "reply", "forward", "html", "attached", "mixed", "spanish")
MARKS = ("al", "be", "co", "du", "em", "fi", "gu", "ho", "iv", "jo", "ku", "lo", "mi", "no", "pu", "ro", "su", "tu")

TOLD = """Dear Megan,

My client Maria {surname} (A {number}) was let out of the {facility} Detention Center at eleven at night in March 2010.
Ms. {surname} had no coat, no money and no telephone, and walked along the {told} highway until morning.
Maria has given me her written consent to share this {agreed} with you.

Ada Quillmark
"""
OWN = """Hello,

My name is Maria {surname} and I was released from {facility} Detention Center in March 2010 at two in the morning.
I had no coat and no money and walked along the {told} highway until morning. You may share my {agreed} story.

{signed}
"""
OWN_SHORT = """Hello,

I was released from {facility} Detention Center in March 2010 at two in the morning, with no coat and no money.
I walked along the {told} highway until morning. I agree that you share this {agreed} story.

{signed}
"""
SPANISH = """Hola,

Mi clienta Maria {surname} (A {number}) fue liberada del {facility} Detention Center a las once de la noche.
No tenia dinero ni telefono y camino por la carretera {told} hasta la manana.
Ella me dio su consentimiento por escrito para compartir este {agreed}.

Ada Quillmark
"""
MIXED = """Dear Megan,

We suggest the Harbor Bridge Project, a re-entry program for adults in Duluth. It plans each release early.
Their website is http://www.harborbridge.example.org

""" + TOLD.split("\n\n", 1)[1]


@dataclass
class Planted:
    """One story that was sent: who sent it, and words of which each stands in one place only."""

    mark: str
    form: str
    sender: str
    message: int
    identifying: tuple[str, ...]
    told: tuple[str, ...]
    agreed: tuple[str, ...]
    never: tuple[str, ...]
    number: int | None = None
    granted: frozenset[str] = frozenset()


@dataclass
class World:
    """A house with what was planted in it. `look` gives every text that came out since it was last called."""

    house: House
    log: StringIO
    planted: list[Planted] = field(default_factory=list)
    letters_seen: int = 0

    def standings(self) -> dict[int, Standing]:
        with self.house.app.database.read() as session:
            found = records.find_records(session, kind="story")
            return {s.number: consent.standing_of(session, s.number, self.house.clock()) for s in found}


def plant(world: World, form: str) -> Planted:
    """Deliver a story in this form; the words in it are known nowhere else."""
    mark = MARKS[len(world.planted)]
    surname, facility, told = f"Zorv{mark}x", f"Glimmer{mark}ton", f"brindle{mark}wick"
    agreed, number = f"marrow{mark}by", f"099 4{len(world.planted):02d} 456"
    is_own = form.startswith("self")
    sender = f"maria.{mark}@example.org" if is_own else f"ada.{mark}@example.org"
    name = f"Maria {surname}" if is_own else f"Ada Quill{mark}mark"
    words = {"surname": surname, "facility": facility, "told": told, "agreed": agreed, "number": number}
    words["signed"] = surname if form == "self_first_name" else f"Maria {surname}"
    body = {"self": OWN, "self_first_name": OWN_SHORT, "mixed": MIXED, "spanish": SPANISH}.get(form, TOLD)
    text = body.format(**words).replace("Ada Quillmark", f"Ada Quill{mark}mark")
    subject = f"About {surname} subject{mark}"
    mail = EmailMessage()
    mail["To"] = world.house.app.call.address
    mail["Message-ID"] = f"<story-{mark}@example.org>"
    if form == "forward":
        text = (
            f"See below.\n\n---------- Forwarded message ----------\nFrom: {name} <{sender}>\n"
            f"Date: Mon, Sep 13, 2010 at 9:00 AM\nSubject: {subject}\nTo: bo@example.net\n\n{text}"
        )
        name, sender = "Bo Tarn", "bo@example.net"
    elif form == "reply":
        text += "\n\nOn Mon, Sep 13, 2010, Megan B. wrote:\n> Please tell us of releases.\n> " + f"quoted{mark}ling\n"
    mail["From"] = f"{name} <{sender}>"
    mail["Subject"] = f"Fwd: {subject}" if form == "forward" else subject
    if form == "html":
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        mail.set_content(f"<html><body>{paragraphs}</body></html>", subtype="html")
    else:
        mail.set_content(text)
    if form == "attached":
        said = f"Maria {surname} was put out at midnight by the corbel{mark}line fence, with no money and no phone."
        mail.add_attachment(said, filename=f"{surname} filed{mark}name.txt")
    world.house.arrive_bytes(mail.as_bytes())
    found = Planted(
        mark,
        form,
        sender,
        world.house.arrived,
        identifying=(surname, number, number.replace(" ", ""), f"Quill{mark}mark", sender),
        told=(told, facility),
        agreed=(agreed,),
        never=(f"subject{mark}", f"corbel{mark}line", f"filed{mark}name", f"quoted{mark}ling"),
    )
    world.planted.append(found)
    return found


def say(world: World, story: Planted, words: str) -> None:
    """Another mail of the one who told the story, in its thread."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = story.sender, world.house.app.call.address, f"Re: subject{story.mark}"
    mail["Message-ID"] = f"<said-{world.house.arrived}@example.org>"
    mail["In-Reply-To"] = mail["References"] = f"<story-{story.mark}@example.org>"
    mail.set_content(words)
    world.house.arrive_bytes(mail.as_bytes())


def decide(world: World, story: Planted, step: tuple) -> None:
    """What a consent officer records: a grant, seconded by another person, or a no. What is not allowed is left out."""
    house = world.house
    if story.number is None:
        return
    house.clock.move(minutes=1)
    now = house.clock()
    until = now + timedelta(days=20)
    if step[0] == "grant":
        event = ConsentEvent(
            "granted",
            "consent_officer",
            now,
            actor_name="Ruth",
            scopes=tuple(sorted(step[2])),
            restrictions=tuple(sorted(step[3])),
            attribution=step[4],
            evidence="E4",
            until=until,
        )
    else:
        event = ConsentEvent(step[2], "consent_officer", now)
    try:
        with house.app.database.write() as session:
            consent.decide(session, story.number, event, now)
            if step[0] == "grant":
                consent.decide(session, story.number, replace(event, actor_name="Megan"), now)
    except consent.IllegalTransition:
        return
    story.granted = frozenset(event.scopes)
