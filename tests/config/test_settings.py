"""Settings come from a file and the environment; secrets only from the environment or a file that it names."""

from __future__ import annotations

import copy
import pickle

import pytest

from config.faults import SettingsError
from config.load import bundled_call
from config.load_settings import load_settings, read_keys
from config.settings import ImapSettings, MaildirSettings, PostMaildirSettings, Security, SmtpSettings
from config.settings_template import settings_template

IMAP = '[[mailbox]]\nname = "main"\nkind = "imap"\nhost = "imap.example.org"\nuser = "intake"\n'
SMTP = '[postbox]\nkind = "smtp"\nhost = "smtp.example.org"\nuser = "intake"\n'
PASSWORD = {"INTAKE_IMAP_PASSWORD": "open sesame"}


@pytest.fixture
def settings_of(tmp_path):
    def load(text, environment=None):
        path = tmp_path / "intake.toml"
        path.write_text(text, encoding="utf-8")
        return load_settings(path, environment or {})

    return load


@pytest.fixture
def refusals(settings_of):
    def load(text, environment=None):
        with pytest.raises(SettingsError) as refused:
            settings_of(text, environment)
        return [str(fault) for fault in refused.value.faults]

    return load


def test_with_nothing_set_mail_lies_in_two_maildirs_and_one_file(tmp_path):
    settings = load_settings(None, {"INTAKE_HOME": str(tmp_path)})
    assert settings.mailboxes == (MaildirSettings("maildir", tmp_path / "mail-in"),)
    assert settings.postbox == PostMaildirSettings(tmp_path / "mail-out")
    assert settings.database_url == f"sqlite:///{tmp_path / 'intake.sqlite'}"
    assert settings.call_folder == bundled_call()


def test_the_commented_file_as_it_stands_changes_nothing(settings_of, tmp_path):
    settings = settings_of(settings_template())
    default = load_settings(None, {"INTAKE_HOME": str(tmp_path / "none")})
    assert settings.limits == default.limits
    assert settings.poll_seconds == default.poll_seconds
    assert settings.postbox == PostMaildirSettings(tmp_path / "mail-out")


def test_a_mailbox_asks_for_tls_unless_told_otherwise(settings_of):
    (box,) = settings_of(IMAP, PASSWORD).mailboxes
    assert isinstance(box, ImapSettings)
    assert (box.security, box.port, box.folders) == (Security.TLS, 993, ("INBOX",))


def test_a_postbox_asks_for_starttls_unless_told_otherwise(settings_of):
    postbox = settings_of(SMTP, {"INTAKE_SMTP_PASSWORD": "open sesame"}).postbox
    assert isinstance(postbox, SmtpSettings)
    assert (postbox.security, postbox.port) == (Security.STARTTLS, 587)


def test_a_mailbox_has_its_own_password_before_the_common_one(settings_of):
    (box,) = settings_of(IMAP, PASSWORD | {"INTAKE_MAILBOX_MAIN_PASSWORD": "its own"}).mailboxes
    assert box.password.reveal() == "its own"


def test_a_password_may_lie_in_a_file_without_its_line_end(settings_of, tmp_path):
    (tmp_path / "password").write_text("open sesame\n")
    (box,) = settings_of(IMAP, {"INTAKE_IMAP_PASSWORD_FILE": str(tmp_path / "password")}).mailboxes
    assert box.password.reveal() == "open sesame"


def test_the_environment_stands_over_the_file(settings_of):
    environment = PASSWORD | {"INTAKE_IMAP_HOST": "other.example.org", "INTAKE_POLL_SECONDS": "30"}
    settings = settings_of("poll_seconds = 90\n" + IMAP, environment)
    assert settings.mailboxes[0].host == "other.example.org"
    assert settings.poll_seconds == 30


@pytest.mark.parametrize(
    ("text", "environment", "refusal"),
    [
        ("pol_seconds = 5", {}, "intake.toml: pol_seconds: this key is not known. Did you mean `poll_seconds`?"),
        ("poll_seconds = 1", {}, "intake.toml: poll_seconds: 1 is out of bounds."),
        ('poll_seconds = "often"', {}, "intake.toml: poll_seconds: 'often' is not a whole number."),
        (IMAP, {}, "intake.toml: mailbox[1].user: there is no password for it."),
        (IMAP + 'password = "x"', PASSWORD, "mailbox[1].password: a secret stands in the file."),
        (IMAP + IMAP, PASSWORD, "mailbox[2].name: 'main' stands there twice."),
        (IMAP + 'security = "plain"', PASSWORD, "mailbox[1].security: passwords and stories would cross"),
        (IMAP + 'security = "none"', PASSWORD, "mailbox[1].security: 'none' is not known."),
        (IMAP + "folders = []", PASSWORD, "mailbox[1].folders: it is empty."),
        (IMAP + 'ca_file = "no.pem"', PASSWORD, "mailbox[1].ca_file: there is no file"),
        (SMTP + 'password = "x"', {"INTAKE_SMTP_PASSWORD": "x"}, "postbox.password: a secret stands in the file."),
        ('call = "nowhere"', {}, "intake.toml: call: there is no call.toml in"),
        ('[database]\nurl = "mysql://x/y"', {}, "database.url: 'mysql' is no database that is known here."),
        ('[database]\nurl = "postgresql://a:b@h/d"', {}, "database.url: it holds a password."),
        ('base_url = "ftp://x"', {}, "intake.toml: base_url: 'ftp://x' is no address of a site."),
        ("", {"INTAKE_POL_SECONDS": "5"}, "environment: INTAKE_POL_SECONDS: this variable is not known."),
        ("", {"INTAKE_POLL_SECONDS": "soon"}, "environment: INTAKE_POLL_SECONDS: 'soon' is no whole number."),
        (IMAP, PASSWORD | {"INTAKE_IMAP_PASSWORD_FILE": "/x"}, "INTAKE_IMAP_PASSWORD_FILE is set as well."),
        (IMAP, {"INTAKE_IMAP_PASSWORD_FILE": "/nowhere"}, "INTAKE_IMAP_PASSWORD_FILE: /nowhere cannot be read"),
        ("poll_seconds = = 5", {}, "intake.toml: this is no TOML"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(refusals, text, environment, refusal):
    assert [line for line in refusals(text, environment) if refusal in line]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_on_this_machine_plain_is_allowed(settings_of, host):
    text = IMAP.replace("imap.example.org", host) + 'security = "plain"'
    assert settings_of(text, PASSWORD).mailboxes[0].security is Security.PLAIN


def test_no_refusal_shows_a_secret(refusals):
    environment = {"INTAKE_IMAP_PASSWORD": "open sesame", "INTAKE_IMAP_PASSWORD_FILE": "/nowhere"}
    assert "sesame" not in "\n".join(refusals(IMAP + "x = 1", environment))


def test_settings_show_no_password(settings_of):
    assert "sesame" not in repr(settings_of(IMAP, PASSWORD))


def test_a_secret_does_not_travel(settings_of):
    secret = settings_of(IMAP, PASSWORD).mailboxes[0].password
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    with pytest.raises(TypeError):
        copy.copy(secret)


def test_a_file_that_is_named_must_be_there(tmp_path):
    with pytest.raises(SettingsError, match="the file is missing"):
        load_settings(tmp_path / "none.toml", {})


def test_a_short_key_is_no_key(tmp_path):
    (tmp_path / "key").write_text("short\n")
    with pytest.raises(ValueError, match="it must have 32 characters"):
        read_keys(tmp_path / "key")
