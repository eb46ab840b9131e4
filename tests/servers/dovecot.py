"""A real Dovecot on loopback: IMAP with and without TLS, LMTP, accounts made on demand, mail put in by file."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.servers.certificates import Certificates, make_certificates
from tests.servers.programs import free_port, require, require_root

PASSWORD = 'a secret with "quotes" and \\'
TOKEN_KEY = b"a key of thirty-two octets......"

_MOST_ACCOUNTS = 500

_CONF = """
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <{tls.certificate}
ssl_key = <{tls.key}
disable_plaintext_auth = no
auth_username_format = %n
auth_mechanisms = plain login xoauth2 oauthbearer
auth_failure_delay = 0
mail_location = maildir:{home}/mail/%u/Maildir
mail_uid = vmail
mail_gid = vmail
first_valid_uid = 1
mail_max_userip_connections = 200
imap_idle_notify_interval = 2 mins
{capability}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {home}/oauth2.ext
}}
passdb {{
  driver = passwd-file
  mechanisms = plain login
  args = username_format=%u {home}/passwd
}}
userdb {{
  driver = static
  args = uid=vmail gid=vmail home={home}/mail/%u allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
}}
service imap-login {{
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
"""


@dataclass
class Dovecot:
    """`imap` takes STARTTLS too, `imaps` is TLS at once. Any account of `add_account` has PASSWORD.

    `capability` replaces what the server says that it can do.
    """

    home: Path
    tls: Certificates
    separator: str = "/"
    prefix: str = ""
    capability: str = ""
    imap: int = field(default_factory=free_port)
    imaps: int = field(default_factory=free_port)
    lmtp: int = field(default_factory=free_port)
    _count: int = 0
    _accounts: int = 0

    def start(self) -> None:
        (self.home / "mail").mkdir(exist_ok=True)
        vmail = _vmail()
        os.chown(self.home / "mail", vmail.pw_uid, vmail.pw_gid)
        self.home.chmod(0o755)
        # all at once: Dovecot looks at the file's time in whole seconds, and would not see a later line
        people = [f"person{number}:{{PLAIN}}{PASSWORD}::::::\n" for number in range(1, _MOST_ACCOUNTS)]
        (self.home / "passwd").write_text("".join(people))
        self._token_key()
        places = {"home": self.home, "tls": self.tls, "imap": self.imap, "imaps": self.imaps, "lmtp": self.lmtp}
        can = f"imap_capability = {self.capability}" if self.capability else ""
        conf = _CONF.format(separator=self.separator, prefix=self.prefix, capability=can, **places)
        (self.home / "dovecot.conf").write_text(conf)
        self._command("dovecot")
        _await_port(self.imap)

    def stop(self) -> None:
        """Not `doveadm stop`: it waits two seconds and more."""
        os.kill(int((self.home / "run" / "master.pid").read_text()), signal.SIGTERM)

    def _command(self, program: str, *arguments: str) -> None:
        command = [require(program, "dovecot-imapd", "dovecot-lmtpd"), "-c", str(self.home / "dovecot.conf")]
        # output to a file: the daemon keeps what it inherits open, and a pipe would never end
        with (self.home / "console").open("ab") as console:
            subprocess.run([*command, *arguments], check=True, stdout=console, stderr=console, timeout=30)

    def _token_key(self) -> None:
        """Tokens are checked by their signature alone, without another server."""
        folder = self.home / "keys" / "default" / "HS256"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "default").write_bytes(b64encode(TOKEN_KEY))
        lines = [
            "introspection_mode = local",
            f"local_validation_key_dict = fs:posix:prefix={self.home}/keys/",
            "username_attribute = email",
            "username_format = %n",
        ]
        (self.home / "oauth2.ext").write_text("\n".join(lines) + "\n")
        for path in (self.home / "keys").rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        (self.home / "keys").chmod(0o755)

    def add_account(self) -> str:
        """A new empty account; its name."""
        self._accounts += 1
        assert self._accounts < _MOST_ACCOUNTS
        return f"person{self._accounts}"

    def deliver(self, user: str, mails: Sequence[bytes], folder: str = "") -> None:
        """Put `mails` into the account as unseen, by file, as a delivery would."""
        vmail = _vmail()
        box = self.home / "mail" / user / "Maildir"
        box = box / f".{folder}" if folder else box
        for name in ("cur", "new", "tmp"):
            (box / name).mkdir(parents=True, exist_ok=True)
        for number, mail in enumerate(mails):
            self._count += 1
            name = f"{1_284_000_000 + self._count}.M{number}P{self._count}.host,S={len(mail)},W={len(mail)}"
            waiting = box / "tmp" / name
            waiting.write_bytes(mail)
            os.chown(waiting, vmail.pw_uid, vmail.pw_gid)
            os.utime(waiting, (1_284_000_000 + self._count,) * 2)
            waiting.rename(box / "new" / name)
        account = self.home / "mail" / user
        for path in (account, *account.rglob("*")):
            if path.is_dir():
                os.chown(path, vmail.pw_uid, vmail.pw_gid)


def _vmail() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("vmail")
    except KeyError:
        subprocess.run(["useradd", "-r", "-M", "-s", "/usr/sbin/nologin", "vmail"], check=True, timeout=30)
        return pwd.getpwnam("vmail")


def _await_port(port: int, seconds: float = 10) -> None:
    ends = time.monotonic() + seconds
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
                line.settimeout(5)
                assert line.recv(100)
                return
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.02)


def running_dovecot(**options: str) -> Iterator[Dovecot]:
    """For fixtures: started, and stopped at the end. Its folder has a short path: sockets cannot have a long one."""
    require_root()
    require("dovecot", "dovecot-imapd", "dovecot-lmtpd")
    home = Path(tempfile.mkdtemp(prefix="dovecot-", dir="/tmp"))
    server = Dovecot(home, make_certificates(home / "tls"), **options)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    yield from running_dovecot()
