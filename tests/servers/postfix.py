"""A real Postfix on loopback with a queue of its own, which hands every letter on to a given SMTP or LMTP port."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.certificates import Certificates
from tests.servers.programs import free_port, require, require_root

_MAIN = """
compatibility_level = 3.6
queue_directory = {home}/queue
data_directory = {home}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
maillog_file = {home}/maillog
maillog_file_prefixes = {home}
virtual_mailbox_domains = example.org
virtual_transport = lmtp:inet:127.0.0.1:{lmtp}
relayhost = [127.0.0.1]:{smtp}
smtp_host_lookup = native
smtp_dns_support_level = disabled
lmtp_dns_support_level = disabled
notify_classes =
smtpd_delay_reject = no
smtpd_reject_unlisted_recipient = no
smtpd_tls_security_level = may
smtpd_tls_cert_file = {tls.certificate}
smtpd_tls_key_file = {tls.key}
minimal_backoff_time = 2s
maximal_backoff_time = 10s
queue_run_delay = 2s
message_size_limit = 1000000
"""


@dataclass(frozen=True, slots=True)
class Postfix:
    """`*@example.org` goes to the LMTP port, all else to the SMTP port that it was started with."""

    home: Path
    port: int
    tls: Certificates

    def log(self) -> str:
        return (self.home / "maillog").read_text(errors="replace")


@contextmanager
def running_postfix(certificates: Certificates, *, lmtp: int, smtp: int) -> Iterator[Postfix]:
    require_root()
    program = require("postfix", "postfix")
    home = Path(tempfile.mkdtemp(prefix="postfix-", dir="/tmp"))
    home.chmod(0o755)
    server = Postfix(home, free_port(), certificates)
    for name in ("etc", "queue", "data"):
        (home / name).mkdir()
    shutil.chown(home / "data", "postfix")
    (home / "etc" / "main.cf").write_text(_MAIN.format(home=home, lmtp=lmtp, smtp=smtp, tls=certificates))
    (home / "etc" / "master.cf").write_text(_services(server.port))
    command = [program, "-c", str(home / "etc")]
    with (home / "console").open("ab") as console:
        subprocess.run([*command, "start"], check=True, stdout=console, stderr=console, timeout=60)
    try:
        _await_greeting(server.port)
        yield server
    finally:
        subprocess.run([*command, "stop"], check=False, capture_output=True, timeout=60)
        shutil.rmtree(home, ignore_errors=True)


def _services(port: int) -> str:
    """Debian's list of services, none of them in a chroot, with our port in place of 25."""
    lines = []
    for line in Path("/usr/share/postfix/master.cf.dist").read_text().splitlines():
        if re.match(r"^(smtp\s+inet|postlog)\b", line):
            continue
        words = line.split()
        if len(words) > 7 and not line.startswith(("#", " ")):
            words[4] = "n"
            line = " ".join(words)
        lines.append(line)
    lines += [f"127.0.0.1:{port} inet n - n - - smtpd", "postlog unix-dgram n - n - 1 postlogd"]
    return "\n".join(lines) + "\n"


def _await_greeting(port: int, seconds: float = 10) -> None:
    ends = time.monotonic() + seconds
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
                line.settimeout(5)
                if line.recv(3) == b"220":
                    return
        except OSError:
            if time.monotonic() > ends:
                raise
        time.sleep(0.05)
