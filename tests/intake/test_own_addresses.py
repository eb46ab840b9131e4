"""Which addresses are our own, and which machine is known by the words that it repeats."""

from __future__ import annotations

from dataclasses import replace

import pytest

from config.load_settings import load_settings
from config.secret import Secret
from config.settings import ImapSettings, Sender, SmtpSettings
from intake.outgoing.mail_providers_table import is_shared
from intake.outgoing.own_addresses import is_own, own_addresses
from intake.outgoing.repeated_words import hash_of_words
from tests.factories import make_call

KEY = b"a key of this installation"


@pytest.fixture
def own(tmp_path):
    settings = replace(
        load_settings(None, {"INTAKE_HOME": str(tmp_path)}),
        sender=Sender("Post@bücher.example.net", None, "returns@example.org", aliases=("info@example.org",)),
        mailboxes=(
            ImapSettings("main", "imap.example.org", 993, "Megan@example.org", password=Secret("x")),
            ImapSettings("drop", "imap.example.org", 993, "drop", password=Secret("x")),
        ),
        postbox=SmtpSettings("smtp.example.org", 587, user="relay@example.org"),
    )
    return own_addresses(make_call(), settings)


@pytest.mark.parametrize(
    "address",
    [
        "intake@SafeRelease.example.org",
        "intake+token-7@saferelease.example.org",
        "post@xn--bcher-kva.example.net",
        "post@BÜCHER.example.net",
        "returns@example.org",
        "info@example.org",
        "megan@example.org",
        "drop@saferelease.example.org",
        "relay@example.org",
    ],
)
def test_all_addresses_whose_mail_comes_to_us_are_ours(own, address):
    assert is_own(address, own)


@pytest.mark.parametrize("address", ["ada@example.org", "intake@example.org", "drop@example.org", "nobody", "", "a@"])
def test_others_are_not(own, address):
    assert not is_own(address, own)


def test_a_machine_that_renumbers_and_dates_what_it_writes_is_known_again():
    first = hash_of_words("Your ticket [#4711] of 14 Sep 2010 has been taken in by our team. We will answer soon.", KEY)
    again = hash_of_words(
        "Your ticket [#4712] of 15 Sep 2010 has been taken in by\nour team. We will answer soon.", KEY
    )

    assert first == again != ""


def test_other_words_have_another_hash():
    assert hash_of_words("The Harbor Bridge Project works well for us", KEY) != hash_of_words(
        "The Open Door Project works well for us", KEY
    )


def test_what_everybody_says_has_none():
    assert hash_of_words("Thank you very much!", KEY) == ""


def test_another_installation_has_other_hashes():
    words = "We will answer your kind letter as soon as we can"

    assert hash_of_words(words, KEY) != hash_of_words(words, b"another")


@pytest.mark.parametrize("domain", ["gmail.com", "Yahoo.co.uk", "hotmail.fr"])
def test_providers_of_mailboxes_are_shared(domain):
    assert is_shared(domain)


@pytest.mark.parametrize("domain", ["example.org", "live.shelter.example.org", "mail.example.com"])
def test_organisations_are_not(domain):
    assert not is_shared(domain)
