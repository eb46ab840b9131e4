"""Logins by OAuth2: renewed in time, saved before use, and their end foreseen; and taken by a real Dovecot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from config.settings import Security
from intake.mailbox.imap_login import ImapAccess
from intake.mailbox.imap_mailbox import ImapMailbox
from intake.mailbox.oauth import TokenFile
from intake.mailbox.oauth_consent import ENDS_AT, ask_consent, finish_consent
from intake.mailbox.oauth_device import ask_device_code, finish_device_login
from intake.mailbox.token_file import Login, load_login, save_login
from intake.mailbox.tokens import TokensOf
from intake.ports import MailboxRefused, MailboxUnavailable, TokenRefused, TokenUnavailable
from tests.servers.scripted_imap import Server, scripted_imap
from tests.servers.tokens import Provider, bearer_token, running_provider

NOW = datetime(2026, 9, 14, 9, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def provider():
    with running_provider(Provider()) as server:
        yield server


@pytest.fixture
def path(tmp_path, provider):
    path = tmp_path / "login.json"
    save_login(path, Login("our-client", provider.token_url, "mail", refresh_token="refresh-0"))
    return path


@pytest.fixture
def tokens(path, clock):
    return TokenFile(path, clock)


def test_a_token_is_fetched_once_and_used_until_it_is_about_to_end(provider, tokens, clock):
    first = tokens.token()
    clock.now += timedelta(minutes=50)
    again = tokens.token()
    clock.now += timedelta(minutes=6)
    tokens.token()

    assert first == again
    assert [form["refresh_token"] for form in provider.asked] == ["refresh-0", "refresh-1"]


def test_a_rotated_token_is_saved_for_this_user_only(provider, tokens, path):
    tokens.token()

    assert load_login(path).refresh_token == "refresh-1"
    assert path.stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in path.parent.iterdir()) == ["login.json", "login.json.lock"]


def test_a_token_that_the_server_did_not_take_is_replaced(provider, tokens):
    tokens.token()
    tokens.token(fresh=True)

    assert len(provider.asked) == 2


def test_another_process_that_was_faster_is_believed(provider, path, clock):
    stale = TokenFile(path, clock)
    before = load_login(path)
    TokenFile(path, clock).token()

    assert stale._refreshed(before.access_token) == load_login(path)
    assert len(provider.asked) == 1


@pytest.mark.parametrize("error", ["invalid_grant", "invalid_client", "unauthorized_client", "interaction_required"])
def test_a_login_that_was_withdrawn_is_a_persons_matter(provider, tokens, error):
    provider.answers = [(400, {"error": error, "error_description": "refresh-0 of ana@example.org"})]

    with pytest.raises(TokenRefused) as refused:
        tokens.token()

    assert "refresh-0" not in f"{refused.value} {refused.value.__cause__}"
    assert "intake login" in refused.value.what_to_do


@pytest.mark.parametrize(
    "answer",
    [(503, {}), (500, {"error": "server_error"}), (400, {"error": "temporarily_unavailable"}),
     (200, {"a": 1}), (200, [])],
)  # fmt: skip
def test_a_provider_that_stumbles_is_tried_again(provider, tokens, answer):
    provider.answers = [answer]

    with pytest.raises(TokenUnavailable):
        tokens.token()

    assert tokens.token()


def test_a_provider_that_is_away_is_tried_again(provider, path, clock):
    login = load_login(path)
    save_login(path, Login("our-client", "http://127.0.0.1:9/token", "mail", refresh_token=login.refresh_token))

    with pytest.raises(TokenUnavailable):
        TokenFile(path, clock).token()


def test_a_full_disk_shows_before_the_old_token_is_used_up(provider, tokens, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(TokenUnavailable, match="No space"):
        tokens.token()

    assert provider.asked == []


def test_tokens_do_not_leave_unencrypted(tmp_path, clock):
    path = tmp_path / "login.json"
    save_login(path, Login("our-client", "http://login.example.org/token", "mail", refresh_token="secret"))

    with pytest.raises(TokenRefused, match="https"):
        TokenFile(path, clock).token()


def test_a_login_is_kept_alive_daily(provider, tokens, clock):
    tokens.keep_alive()
    clock.now += timedelta(hours=20)
    tokens.keep_alive()
    clock.now += timedelta(hours=5)
    tokens.keep_alive()

    assert len(provider.asked) == 2


@pytest.mark.parametrize("days", [60, 1, 0])
def test_the_end_is_foreseen(clock, days):
    ends = (NOW + timedelta(days=days, hours=1)).timestamp()
    login = Login("our-client", "https://login.example.org", "mail", refresh_ends=ends + 86_400, secret_ends=ends)

    assert login.days_left(NOW) == days
    assert login.days_left(NOW + timedelta(days=90)) == 0


def test_an_end_that_nobody_told_is_not_known(clock):
    assert Login("our-client", "https://login.example.org", "mail").days_left(NOW) is None


def test_a_person_logs_in_on_another_device(provider, tmp_path, clock):
    path, login = tmp_path / "new.json", Login("our-client", provider.token_url, "mail", device_url=provider.device_url)
    provider.waits_for_person = 3

    code = ask_device_code(login, clock)
    finish_device_login(path, login, code, clock, clock.sleep)

    assert code.code == "ABCD"
    assert TokenFile(path, clock).token() == bearer_token("ana")


@pytest.mark.parametrize("error", ["access_denied", "expired_token"])
def test_a_person_who_says_no_is_heard(provider, tmp_path, clock, error):
    login = Login("our-client", provider.token_url, "mail", device_url=provider.device_url)
    code = ask_device_code(login, clock)
    provider.answers = [(400, {"error": "slow_down"}), (503, {}), (400, {"error": error})]

    with pytest.raises(TokenRefused):
        finish_device_login(tmp_path / "new.json", login, code, clock, clock.sleep)

    assert not (tmp_path / "new.json").exists()


def test_a_code_that_nobody_uses_runs_out(provider, tmp_path, clock):
    login = Login("our-client", provider.token_url, "mail", device_url=provider.device_url)
    provider.waits_for_person = 1000
    code = ask_device_code(login, clock)

    with pytest.raises(TokenRefused, match="nobody agreed"):
        finish_device_login(tmp_path / "new.json", login, code, clock, clock.sleep)


def consent_login(provider):
    return Login("our-client", provider.token_url, "mail", consent_url=f"http://127.0.0.1:{provider.port}/consent")


def test_a_person_logs_in_on_the_providers_page(provider, tmp_path, clock):
    login = consent_login(provider)
    page = ask_consent(login)
    asked = {key: values[0] for key, values in parse_qs(urlsplit(page.address).query).items()}

    finish_consent(tmp_path / "new.json", login, page, f"{ENDS_AT}?state={asked['state']}&code=c-1", clock)

    assert (asked["access_type"], asked["code_challenge_method"], asked["redirect_uri"]) == ("offline", "S256", ENDS_AT)
    assert load_login(tmp_path / "new.json").refresh_token == provider.refresh_token
    assert provider.asked[-1]["code_verifier"] == page.verifier


@pytest.mark.parametrize("ended_at", ["", "?code=c-1", "?state=other&code=c-1", "?error=access_denied", "?state={}"])
def test_an_address_that_answers_nothing_is_refused(provider, tmp_path, clock, ended_at):
    login = consent_login(provider)
    page = ask_consent(login)

    with pytest.raises(TokenRefused):
        finish_consent(tmp_path / "new.json", login, page, ENDS_AT + ended_at.format(page.state), clock)

    assert not provider.asked


def test_either_kind_of_file_gives_tokens(provider, path, tmp_path, clock):
    (tmp_path / "bare").write_text("a.bare.token\n")

    assert TokensOf(path, clock).token() == bearer_token("ana")
    assert TokensOf(tmp_path / "bare", clock).token() == "a.bare.token"


@pytest.mark.parametrize("content", [None, "", "{}", "{broken", '{"client_id": 1}'])
def test_a_file_without_a_login_is_a_persons_matter(tmp_path, clock, content):
    if content is not None:
        (tmp_path / "login").write_text(content)

    with pytest.raises(TokenRefused):
        TokensOf(tmp_path / "login", clock).token()


@pytest.mark.parametrize("offered", ["XOAUTH2", "OAUTHBEARER"])
def test_the_first_words_are_those_of_the_mechanism(offered):
    refusals = {b"AUTHENTICATE": [b"NO not today"] * 2}
    server = Server(capabilities=f"IMAP4rev1 AUTH={offered}".encode(), refusals=refusals)
    with scripted_imap(server):
        access = ImapAccess("127.0.0.1", server.port, "ana", Security.PLAIN, tokens=Bare(), timeout_seconds=1)
        with pytest.raises((MailboxRefused, MailboxUnavailable)), ImapMailbox("main", access).session():
            pass

    assert server.heard[1].split(b" ")[1:3] == [b"AUTHENTICATE", offered.encode()]


class Bare:
    def token(self, **_: bool) -> str:
        return "a.bare.token"


@pytest.mark.server
def test_dovecot_takes_a_token_by_the_newer_mechanism(dovecot, monkeypatch):
    user = dovecot.add_account()
    tokens = Bare()
    tokens.token = lambda **_: bearer_token(user)
    monkeypatch.setattr("intake.mailbox.imap_login.PREFERRED", ("OAUTHBEARER", "XOAUTH2"))

    with dovecot_mailbox(dovecot, user, tokens).session() as folder:
        assert folder.all_uids() == []


def dovecot_mailbox(dovecot, user, tokens) -> ImapMailbox:
    access = ImapAccess("localhost", dovecot.imaps, user, Security.TLS, None, tokens, dovecot.tls.authority)
    return ImapMailbox("main", access)


@pytest.mark.server
def test_dovecot_takes_the_token(dovecot, provider, tokens):
    provider.user = dovecot.add_account()
    dovecot.deliver(provider.user, [b"Subject: hello\r\n\r\nOne.\r\n"])

    with dovecot_mailbox(dovecot, provider.user, tokens).session() as folder:
        assert folder.all_uids() == [1]


@pytest.mark.server
def test_a_token_that_dovecot_refuses_is_renewed_once(dovecot, provider, tokens, path, clock):
    provider.user = dovecot.add_account()
    stale = load_login(path).taking(
        {"access_token": bearer_token(provider.user, key=b"another"), "expires_in": 999}, NOW
    )
    save_login(path, stale)

    with dovecot_mailbox(dovecot, provider.user, tokens).session() as folder:
        assert folder.all_uids() == []
    assert len(provider.asked) == 1


@pytest.mark.server
def test_a_login_without_end_of_refusals_is_a_persons_matter(dovecot, provider, tokens):
    provider.user = "somebody-else"
    mailbox = dovecot_mailbox(dovecot, dovecot.add_account(), tokens)

    with pytest.raises(MailboxRefused) as refused, mailbox.session():
        pass

    assert bearer_token(provider.user) not in str(refused.value)


@pytest.mark.server
def test_a_provider_that_is_away_ends_only_this_round(dovecot, provider, tokens):
    provider.answers = [(503, {})]

    with pytest.raises(MailboxUnavailable), dovecot_mailbox(dovecot, "ana", tokens).session():
        pass
