"""Stories of whole mails: what is a story, whose, with which consent, and what of it identifies the person."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from config.call import Call
from config.load import bundled_call, load_call
from parsers.records import Address, Message, Piece, Role, Story, Words
from parsers.story import find_stories

WHEN = datetime(2010, 9, 28, tzinfo=UTC)
CALL: Call = load_call(bundled_call())


def stories(text: str, quoted: str = "", **about: bool) -> tuple[Story, ...]:
    pieces = [Piece(Role.OWN, 0, len(text))]
    if quoted:
        pieces.append(Piece(Role.QUOTED, len(text), len(text) + len(quoted)))
    sender = (Address("Noor Example", "noor@aid.example.org"),)
    message = Message("m", "Re: Call for input", WHEN, sender, None, (), (), (), (), (), (), (), ())
    return find_stories(Words(text + quoted, tuple(pieces)), message, CALL, **about).stories


TOLD = "On June 2, 2010 my client was let out of the Mesa County Jail at 1 a.m. with no coat and no phone."


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        "A woman I visit was dropped at the Greyhound station in Tulsa around midnight. She had no money.",
        "They let my husband go from the county jail in March with nothing but a paper bag and no ride home.",
        "Released last May from the jail in Laredo, a man from Honduras walked eleven miles along the highway.",
        "Me soltaron del centro de detención el 4 de junio a las dos de la mañana, sin teléfono y sin dinero.",
        "A doña Rufina la dejaron en una gasolinera a medianoche, sin abrigo.",
        "El muchacho salió de la cárcel del condado en agosto y lo bajaron en la terminal sin un peso.",
        "Guy from Haiti turned out of the jail 3am, no shoes, walked to our shelter.",
        "ICE put a pregnant woman out on the street in Yuma after dark and kept her medication.",
    ],
)
def test_somebody_who_was_let_out_and_how_is_a_story(text: str) -> None:
    assert len(stories(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "People are often released at night and left at the bus station without money.",
        "Our program meets men at the gate of the county jail and drives them to a shelter. We take them in.",
        "Recibimos a familias que la migra deja en la estación de autobuses y les damos comida.",
        "Please find our report attached. The jail releases about forty people a month.",
        "Thank you for the reminder. I will try to send something by Tuesday.",
        "Before a woman leaves the prison our worker visits her twice; on the day she is released a van waits.",
        "Could you remove me from this list? I have changed jobs.",
        "The center stopped publishing its handbook, and nobody here would rather be quoted on the Internet.",
        "Guards took part in the training, and the sheriff withdrew his objection to the program.",
    ],
)
def test_a_practice_a_program_or_a_courtesy_is_no_story(text: str) -> None:
    assert stories(text) == ()


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ("The officers took his shoes and removed him from the van.", "unassessed"),
        ("They stopped the bus and told him to keep his hands out. He did not want to go.", "unassessed"),
        ("He no longer had his wallet and nobody would take him back inside.", "unassessed"),
        ("He signed the papers and agreed to come back for his property. They refused to call his wife.", "unassessed"),
        ("A guard said yes, he could wait inside, and then another said no.", "unassessed"),
        ("He has agreed that you may share this.", "claimed"),
        ("I have not asked him; he has moved and left no number.", "not_obtained"),
        ("He does not want it told.", "refused"),
        ("I will ask him on Monday.", "pending"),
        ("I asked whether you could have it and he said of course.", "claimed"),
        ("On reflection he wants his story taken out of your report.", "suspended"),
    ],
)
def test_only_words_about_the_telling_decide_on_consent(more: str, state: str) -> None:
    told = stories(f"Dear Megan,\n\n{TOLD} {more}\n\nBest,\nNoor\n")

    assert [story.consent.state.value for story in told] == [state]


def test_three_people_are_three_records_with_a_state_each() -> None:
    told = stories(
        "Two cases from us.\n\n"
        "1. A man from Peru was released from the Otero jail on May 2, 2010 at midnight without money. "
        "He gave us his permission to share it.\n\n"
        "2. A woman from Mali was dropped at the bus station in Tulsa in June 2010 with no coat. She said no.\n"
    )

    assert [story.consent.state.value for story in told] == ["claimed", "refused"]


def test_people_kept_apart_in_paragraphs_have_a_state_each() -> None:
    told = stories(
        "Two women were let out together at the station in Reno at midnight on May 4, 2010.\n\n"
        "The first, a seamstress, had no phone. She told me to go ahead and share her part.\n\n"
        "The second, a nurse, had no coat. She does not want to be in it.\n"
    )

    assert [story.consent.state.value for story in told] == ["claimed", "refused"]
    assert all(story.consent.needs_person for story in told)


def test_a_yes_for_each_of_them_binds_all() -> None:
    told = stories(
        "1. A man was released from the Otero jail on May 2, 2010 at midnight without money.\n\n"
        "2. A woman was dropped at the bus station in Tulsa in June 2010 with no coat.\n\n"
        "Both of them signed a form so that you can share this.\n"
    )

    assert [story.consent.state.value for story in told] == ["claimed", "claimed"]


@pytest.mark.parametrize(
    ("text", "state", "limits"),
    [
        ("Yes to both.", "claimed", ()),
        ("Sí, está de acuerdo, solo con la coalición.", "claimed", ("no_agency", "no_public")),
        ("Yes, but no name please.", "claimed", ("anonymous",)),
        ("She says no.", "refused", ()),
        ("Not yet, I will see her Tuesday.", "pending", ()),
        ("Please take it down, she changed her mind.", "suspended", ()),
        ("No ha contestado todavía.", "pending", ()),
        ("Todo bien, pueden usarla.", "claimed", ()),
    ],
)
def test_an_answer_to_our_question_is_a_story_with_a_state(text: str, state: str, limits: tuple[str, ...]) -> None:
    told = stories(text, asked=True)

    assert [story.consent.state.value for story in told] == [state]
    assert set(limits) <= set(told[0].consent.restrictions)


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("They let her out of the jail in June 2010 past eleven at night.", "late_night"),
        ("My client was released in May 2010 with seven dollars in his pocket.", "no_money"),
        ("They kept his passport when he was released in May 2010.", "no_id_documents"),
        ("She was let out in May 2010 in a town whose name she did not know.", "unfamiliar_area"),
        ("He was let out in May 2010 and his telephone had been dead for a year.", "no_phone_contact"),
        ("He was released in May 2010 and walked nine miles to the nearest house.", "no_transport"),
        ("The jail let her out in May 2010 and kept her blood pressure pills.", "no_medication"),
        ("He was let out in January 2010 in a T-shirt; it was ten degrees.", "weather_clothing"),
        ("She was released in May 2010 and her lawyer heard of it two days later.", "no_notice_counsel_family"),
        ("At his release in May 2010 they gave him papers in a language he cannot read.", "language_barrier"),
        ("They left him at a truck stop in May 2010.", "drop_off_station"),
        ("She was let out in May 2010 and two men followed her from the gate.", "unsafe_person_place"),
        ("He was let out in May 2010 after the guards made him undress and laughed.", "undignified_treatment"),
        ("She was let out in May 2010 and taken to the emergency room that night.", "health_crisis_after"),
        ("He was let out in May 2010; nobody told him when to report. He missed his hearing.", "obligations_unclear"),
        ("She was let out in May 2010 and the money in her account was never returned.", "fee_bond_property"),
        ("La soltaron en mayo de 2010 a la una de la madrugada.", "late_night"),
        ("Lo soltaron en mayo de 2010 y no le devolvieron sus papeles.", "no_id_documents"),
        ("Lo soltaron en mayo de 2010 sin su insulina.", "no_medication"),
        ("La soltaron en mayo de 2010 y nadie le avisó a la familia.", "no_notice_counsel_family"),
    ],
)
def test_a_harm_is_heard_in_common_words(text: str, harm: str) -> None:
    assert f"harm.{harm}" in stories(text)[0].harms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{TOLD} Her name is Lucía Invented.", "Lucía Invented"),
        (f"{TOLD} My client Bao Invented speaks Hmong.", "Bao Invented"),
        (f"{TOLD} The case of Ms. Testperson is the worst.", "Testperson"),
        (f"{TOLD} He is A099-000-123.", "A099-000-123"),
        (f"{TOLD} (A# 099000124)", "A# 099000124"),
        (f"{TOLD} DOB 4/5/1970.", "4/5/1970"),
        (f"{TOLD} He can be reached at 915-555-0123.", "915-555-0123"),
        (f"{TOLD} Write him at bao@mail.example.net.", "bao@mail.example.net"),
        (f"{TOLD} He lives at 12 Harbor Street, Apt 4.", "12 Harbor Street"),
        ("A doña Rufina la dejaron en una gasolinera a medianoche, sin abrigo.", "doña Rufina"),
        ("Una muchacha llamada Yadira fue liberada a medianoche sin dinero.", "Yadira"),
        ("My brother Anton was let out of the jail at midnight with no phone.", "Anton"),
        ("Me llamo Rosalba. Me soltaron de la cárcel a medianoche sin dinero.", "Rosalba"),
    ],
)
def test_what_identifies_the_person_is_marked(text: str, words: str) -> None:
    assert any(words in one.words for one in stories(text)[0].identifying)


def test_what_identifies_is_marked_in_quoted_words_too() -> None:
    told = stories(f"{TOLD}\n", "> her name is Lucía Invented, A 099 000 125\n")

    assert {"Lucía Invented", "A 099 000 125"} <= {one.words for one in told[0].identifying}


def test_the_author_is_not_marked_as_the_person() -> None:
    told = stories(f"{TOLD}\nI am Noor Example.\n")

    assert all("Noor" not in one.words for one in told[0].identifying)


@pytest.mark.parametrize("who", ["A boy of fifteen", "The boy, sixteen,", "My client, a 16-year-old girl,", "A minor"])
def test_a_minor_needs_a_person(who: str) -> None:
    told = stories(f"{who} was let out of the shelter in May 2010 at midnight. We have consent to share it.")

    assert [s.consent.state.value for s in told] == ["needs_review"]


def test_a_hostile_mail_is_read_in_linear_time() -> None:
    stories("she was released and said no to it, Mr. A and 1 a.m. " * 900)
