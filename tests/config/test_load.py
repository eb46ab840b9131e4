"""A call is loaded whole, or refused with the file and the key of everything that is wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from config.load import bundled_call, load_call
from tests.factories import utc


@pytest.fixture(scope="module")
def call():
    return load_call(bundled_call())


def test_noon_est_is_read_in_both_ways(call):
    assert (call.preferred.earliest, call.preferred.latest) == (utc(2010, 9, 28, 16), utc(2010, 9, 28, 17))


def test_the_last_day_ends_at_its_midnight_in_the_east(call):
    assert call.final.earliest == call.final.latest == utc(2010, 10, 6, 4)


@pytest.mark.parametrize(("seconds", "late"), [(-1, False), (0, False), (1, True)])
def test_mail_is_late_only_after_the_last_reading_of_the_end(call, seconds, late):
    assert call.is_late(call.final.latest + timedelta(seconds=seconds)) is late


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_text_of_the_call_names_both_cutoffs_as_published(call, language):
    text = call.text_in(language)
    assert call.preferred.published_in(language) in text
    assert call.final.published_in(language) in text
    assert "{{" not in text


def test_every_question_has_a_text_in_every_language(call):
    assert all(question.in_language(language) for question in call.questions for language in call.languages)


def test_somebody_answers_for_consent(call):
    assert [person.name for person in call.coordinators if person.consent_officer] == ["Ruth Abara"]


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ("schema = 1", "schema = 1\nzonne = 1", "call.toml: zonne: this key is not known. Did you mean `zone`?"),
        ("[digest]", "[digest]\nhour = 8", "call.toml: digest.hour: this key is not known."),
        ("[compiler]", '[compiler]\nadress = "a@example.org"', "call.toml: compiler.adress: this key is not known."),
        ("schema = 1", "schema = 2", "call.toml: schema: 2 is out of bounds."),
        ("wall_clock = 2010-09-28T12:00:00", "wall_clock = 2010-03-14T02:30:00", "skip that hour"),
        ("wall_clock = 2010-09-28T12:00:00", "wall_clock = 2010-11-07T01:30:00", "comes twice in America/New_York"),
        ("opens = 2010-09-13T09:00:00", "opens = 2010-03-14T02:00:00", "call.toml: opens: 2010-03-14 02:00 does not"),
        ("opens = 2010-09-13T09:00:00", "opens = 2010-09-13T09:00:00Z", "call.toml: opens: it has an offset"),
        ("opens = 2010-09-13T09:00:00", "opens = 2010-10-01T09:00:00", "preferred: it is not after `opens`"),
        ("end_of_day = 2010-10-05", "end_of_day = 2010-09-20", "final: it is before the preferred cutoff"),
        ("end_of_day = 2010-10-05", "end_of_day = 2010-10-05T12:00:00", "final.end_of_day: it has a time"),
        ('zone = "America/New_York"', 'zone = "EST"', "call.toml: zone: 'EST' is no zone"),
        ('also_read_with_offset = "-05:00"', 'also_read_with_offset = "EST"', "preferred.also_read_with_offset"),
        ('languages = ["en", "es"]', 'languages = ["en", "xx"]', "call.toml: languages: 'xx' is not written here"),
        ('published.es = "mediodía', 'published.fr = "midi', "preferred.published.es: it is missing"),
        ('id = "safe-release-2010"', 'id = "Safe Release"', "call.toml: id: 'Safe Release' cannot be used in keys"),
        ('address = "intake@', 'address = "Intake <intake@', "call.toml: address:"),
        ("consent_officer = true", "consent_officer = false", "coordinator: nobody answers for consent"),
        ('"ruth.abara@saferelease.example.org"', '"intake@saferelease.example.org"', "it is the mailbox of the call"),
        ("number = 2", "number = 1", "question: two questions have the same number"),
        ('deadline = "preferred"', 'deadline = "preferd"', "reminder[1].deadline: 'preferd' is not known."),
        ("days_before = 2", "days_before = 7", "reminder[2]: there is one for the same cutoff and day already"),
        ('weekday = "monday"', 'weekday = "moonday"', "digest.weekday: 'moonday' is not known."),
        ('en = "text/call.en.txt"', 'en = "../call.en.txt"', "text.en: '../call.en.txt' is no file of this folder"),
        ("schema = 1", "schema = = 1", "call.toml: this is no TOML"),
    ],
)
def test_what_is_wrong_in_call_toml_is_refused_with_its_key(spoil, refusals, old, new, refusal):
    spoil("call.toml", old, new)
    assert [line for line in refusals() if refusal in line]


def test_a_digest_on_an_hour_that_does_not_exist_is_refused(spoil, refusals):
    spoil("call.toml", 'weekday = "monday"\nat = 08:00:00', 'weekday = "sunday"\nat = 01:30:00')
    assert [line for line in refusals() if "call.toml: digest.at" in line and "2010-11-07" in line]


@pytest.mark.parametrize(
    ("file", "placeholder"),
    [
        ("letters/announcement.en.txt", "{{ deadlin }}"),
        ("letters/digest.es.html", "{{ totals.oops }}"),
        ("letters/base.html", "{{ wherever }}"),
        ("text/call.es.txt", "{{ adress }}"),
    ],
)
def test_a_placeholder_that_there_is_not_is_refused_with_its_file(folder, refusals, file, placeholder):
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + placeholder, encoding="utf-8")
    assert [line for line in refusals() if line.startswith(f"{file}: ")]


def test_a_broken_template_is_refused_with_its_line(folder, refusals):
    (folder / "letters" / "notice.en.txt").write_text("Hello,\n{% if %}\n", encoding="utf-8")
    assert [line for line in refusals() if "letters/notice.en.txt: line 2: the template is broken" in line]


def test_a_letter_that_is_missing_is_refused(folder, refusals):
    (folder / "letters" / "reminder.es.html").unlink()
    assert refusals() == ["letters/reminder.es.html: the file is missing. `intake new-call` writes one to start from."]


@pytest.mark.parametrize(
    ("file", "old", "new", "refusal"),
    [
        ("taxonomy.toml", 'id = "ctx.reentry_adult"', 'id = "reentry_adult"', "does not begin with 'ctx.'"),
        ("taxonomy.toml", 'id = "ctx.jail_transition"', 'id = "ctx.reentry_adult"', "stands here twice"),
        ("taxonomy.toml", 'label = "Case management"', 'lable = "Case management"', "Did you mean `label`?"),
        ("facilities.tsv", "\tcity\t", "\ttown\t", "facilities.tsv: line 1: column 'town' is not known."),
        (
            "facilities.tsv",
            "\nalbany-county-correctional-facility\t",
            "\n\t",
            "facilities.tsv: line 4: id or name is empty",
        ),
        ("known_programs.tsv", "\nkp002\t", "\nkp001\t", "the id 'kp001' stands here twice"),
    ],
)
def test_what_is_wrong_in_the_lists_is_refused(spoil, refusals, file, old, new, refusal):
    spoil(file, old, new)
    assert [line for line in refusals() if line.startswith(f"{file}: ") and refusal in line]


def test_all_faults_are_said_at_once(spoil, refusals):
    spoil("call.toml", "schema = 1", "schema = 1\nzonne = 1")
    spoil("call.toml", "[digest]", "[digest]\nhour = 8")
    spoil("letters/notice.en.txt", "", "{{ nothing }}")
    assert len(refusals()) == 3


def test_a_folder_without_a_call_says_where_it_looked(tmp_path, folder, refusals):
    (folder / "call.toml").unlink()
    (line,) = refusals()
    assert line == f"call.toml: the file is missing. It is looked for at {folder / 'call.toml'}."


def test_a_call_without_lists_of_facilities_and_programs_is_a_call(folder):
    (folder / "facilities.tsv").unlink()
    (folder / "known_programs.tsv").unlink()
    assert load_call(folder).facilities == ()
