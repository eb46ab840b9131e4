"""How far an erasure reaches: what repeats it goes, what others told stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.records import Address, Program, Story
from storage.contacts import Contact, find_contact, import_contacts, meet
from storage.database import Database
from storage.erasure import Erased, erase_message, erase_person, erase_story
from storage.messages import content
from storage.outbox import find_letters, letter_bytes_wanted, post
from storage.reach import mails_repeating
from storage.records import add_record, find_records, merge_records
from storage.sorting import find_message, mark_sorted
from tests.storage.factories import (
    NOW,
    ROSA,
    keep_mail,
    make_letter,
    make_sorted,
    make_story,
    make_summary,
    tell,
)

NARRATIVE = "They let her out at two in the night without a coat or money."
BO = Address("Bo Tarn", "bo@example.net")


def add_to_first(session, record: Program | Story, author: Address = ROSA) -> int:
    """One more record of the first mail."""
    facts = {"message": 1, "author": author, "folded_name": "", "problems": (), "merge_with": None, "now": NOW}
    return add_record(session, record, **facts)


def sort_as(session, number: int, message_id: str, text: str, author: Address, *named: str) -> None:
    summary = make_summary(message_id=message_id, references=named, author_key=author.key, reading={"text": text})
    mark_sorted(session, number, make_sorted(), summary, NOW)


def erase(database: Database, story: int = 1) -> Erased:
    with database.write() as session:
        return erase_story(session, story, "asked for", NOW, "secret")


def told(database: Database) -> list[tuple[str, str]]:
    with database.read() as session:
        return [(stored.reference, stored.author.key) for stored in find_records(session)]


def test_a_program_of_the_same_mail_stays_without_who_told_it(database: Database) -> None:
    with database.write() as session:
        tell(session, make_story(NARRATIVE))
        add_to_first(session, Program("Casa Luz", description="A shelter for women."))
        add_to_first(session, Program("Harbor", description="We know it because they let her out at two in the night."))
    erase(database)

    with database.read() as session:
        described = [(stored.record.name, stored.record.description) for stored in find_records(session)]
    assert described == [("Casa Luz", "A shelter for women."), ("Harbor", "")]
    assert told(database) == [("P-2", ""), ("P-3", "")]


def test_another_story_of_the_same_mail_stays(database: Database) -> None:
    with database.write() as session:
        tell(session, make_story(NARRATIVE))
        add_to_first(session, make_story("He waited for nine hours at the bus station."))
    erase(database)

    with database.read() as session:
        (other,) = find_records(session)
        assert other.record.narrative == "He waited for nine hours at the bus station."
        with pytest.raises(LookupError):
            content(session, 1)


def test_a_story_that_was_merged_into_it_goes_too(database: Database) -> None:
    with database.write() as session:
        tell(session, make_story(NARRATIVE))
        second = tell(session, make_story(NARRATIVE), content=b"again", uid=2)
        merge_records(session, second, 1)
    erased = erase(database)

    assert (erased.stories, erased.messages) == ((1, 2), (1, 2))


@pytest.mark.parametrize(
    ("text", "goes"), [(f"Thank you.\n> {NARRATIVE}", True), ("I suggest Casa Luz, a shelter.", False)]
)
def test_an_answer_goes_if_it_repeats_the_story_or_tells_nothing_else(database, text, goes):
    with database.write() as session:
        tell(session, make_story(NARRATIVE))
        sort_as(session, 1, "m1@x", NARRATIVE, ROSA)
        tell(session, Program("Casa Luz"), content=b"an answer", uid=2, author=BO)
        sort_as(session, 2, "m2@x", text, BO, "m1@x")
        keep_mail(session, b"a third, that answers nothing", uid=3)
        sort_as(session, 3, "m3@x", NARRATIVE, BO)
    with database.read() as session:
        assert mails_repeating(session, (1,), (1, 2)) == [3]
    erased = erase(database)

    assert erased.messages == ((1, 2) if goes else (1,))
    assert told(database) == [("P-2", BO.key)]


def test_a_coordinators_answer_to_the_digest_that_showed_it_goes(database: Database) -> None:
    with database.write() as session:
        tell(session, make_story(NARRATIVE))
        post(session, make_letter("digest", about=(1,), to=BO), NOW)
        keep_mail(session, b"the answer", uid=2)
        sort_as(session, 2, "m2@x", "S-1 yes", BO, "digest@letters.example.org")
    erased = erase(database)

    with database.read() as session:
        (letter,) = find_letters(session)
        assert (erased.messages, letter.to) == ((1, 2), BO.key)


def test_a_letter_that_answers_it_loses_its_address(database: Database) -> None:
    with database.write() as session:
        tell(session, make_story(NARRATIVE))
        post(session, make_letter(), NOW, cause=1)
    erase(database)

    with database.read() as session:
        assert "rosa" not in repr((find_letters(session), letter_bytes_wanted(session, 1))).lower()


def test_who_was_met_by_that_mail_alone_is_forgotten_who_is_listed_or_wants_no_mail_is_not(database: Database) -> None:
    lia = Address("Lia Moss", "lia@example.net")
    with database.write() as session:
        for uid, author in enumerate((ROSA, BO, lia), 1):
            tell(session, make_story(NARRATIVE), content=str(uid).encode(), uid=uid, author=author)
            meet(session, author, NOW, answered=True, opted_out=author is BO)
        import_contacts(session, [Contact(lia, listed=True)], NOW)
    for story in (1, 2, 3):
        erase(database, story)

    with database.read() as session:
        assert find_contact(session, ROSA.key) is None
        assert find_contact(session, BO.key).address == replace(BO, name="")
        assert find_contact(session, lia.key).listed


def test_a_person_goes_with_everything_and_no_list_brings_them_back(database: Database) -> None:
    with database.write() as session:
        tell(session, Program("Casa Luz"), author=ROSA)
        tell(session, Program("Harbor"), content=b"another", uid=2, author=BO)
        import_contacts(session, [Contact(ROSA, listed=True), Contact(BO, listed=True)], NOW)
        post(session, make_letter("announcement", to=ROSA), NOW)
        post(session, make_letter("other", to=BO), NOW)
    with database.write() as session:
        erase_person(session, ROSA.key, "asked for", NOW, "secret")
        import_contacts(session, [Contact(ROSA, listed=True)], NOW)

        assert find_contact(session, ROSA.key) is None
        assert [letter.to for letter in find_letters(session)] == ["erased@invalid", BO.key]
    assert told(database) == [("P-2", BO.key)]


def test_a_mail_goes_with_its_copies_and_all_that_it_told(database: Database) -> None:
    with database.write() as session:
        tell(session, Program("Casa Luz"))
        keep_mail(session, b"the same with another header", uid=2)
        sort_as(session, 1, "m1@x", "Casa Luz", ROSA)
        sort_as(session, 2, "m1@x", "Casa Luz", ROSA)
        erased = erase_message(session, 1, "asked for", NOW, "secret")

        assert (erased.messages, erased.stories) == ((1, 2), (1,))
        assert [find_message(session, number).mark for number in (1, 2)] == ["erased", "erased"]


def test_somebody_elses_mail_with_the_same_message_id_stays(database: Database) -> None:
    with database.write() as session:
        tell(session, Program("Casa Luz"))
        keep_mail(session, b"of a program that numbers badly", uid=2)
        sort_as(session, 1, "m1@x", "Casa Luz", ROSA)
        sort_as(session, 2, "m1@x", "Something else", BO)

        assert erase_message(session, 1, "asked for", NOW, "secret").messages == (1,)


def test_nobody_unknown_can_be_erased(database: Database) -> None:
    with database.write() as session, pytest.raises(LookupError, match="nothing is known"):
        erase_person(session, "nobody@example.org", "asked for", NOW, "secret")
