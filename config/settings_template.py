"""The commented file that `intake init` writes: every setting with what it does and its standard value."""

from __future__ import annotations

NO_CALL = '# call = "my-call"\n'
_TEMPLATE = """\
# Settings of this installation. What is commented out shows the standard value.
# Every secret comes from the environment, or from a file that a variable ending in _FILE names; never from here.
# Paths are relative to the folder of this file (or to INTAKE_HOME). `intake check` tests all of it.

# The folder of the call. Empty: the call that comes with the program. `intake new-call DIR` makes a new one.
# call = "my-call"

# How often the mailboxes are looked at.
# poll_seconds = 60

# Where the review pages are reached from outside, if they are. Letters then carry links, and one click is
# enough to stop reminders. Without it everything works by answering mails.
# base_url = "https://intake.example.org"

# The names under which your own mail servers write Authentication-Results. Others are not believed, so without
# one no sender counts as verified.
# authserv_ids = ["mx.example.org"]

# The installation's own key (made by `intake init`). Keep a copy of it apart from the database.
# key_file = "intake.key"

# log_level = "info"        # debug, info, warning, error; no level shows what people wrote
# log_format = "text"       # text: key=value; json: one object a line

# ---- Where mail comes from. With no mailbox here, the Maildir `mail-in` beside this file.
# [[mailbox]]
# name = "main"             # its password: INTAKE_MAILBOX_MAIN_PASSWORD, or INTAKE_IMAP_PASSWORD (or ..._FILE)
# kind = "imap"
# host = "imap.example.org"
# user = "intake@example.org"
# security = "tls"          # tls, starttls; plain only on this machine, or with allow_plain = true
# port = 993
# folders = ["INBOX"]
# junk = "\\\\Junk"           # watched for mail that is for us: what the server marks so, or a name; "" for none
# sent_folder = "\\\\Sent"    # a letter whose answer was lost is looked for where the provider files what leaves
# ca_file = "our-ca.pem"    # only where the server's certificate comes from your own authority
# token_file = "login.json" # in place of a password: `intake login main` logs in by OAuth2 and keeps the tokens here
# [mailbox.tidy]            # what becomes of a message on the server once it is safe in the ledger
# do = "keep"               # keep: nothing is changed; flag: a keyword is set; move: to the folder
# keyword = "$Intake"
# folder = "Intake done"
# erase = false             # true: what is erased here (`intake erase`, or by the clock) is removed there as well

# [[mailbox]]
# name = "drop"
# kind = "maildir"
# path = "mail-in"

# ---- Where letters go. With no postbox here, they are put into the Maildir `mail-out` and nothing is sent.
# [postbox]
# kind = "smtp"             # its password: INTAKE_SMTP_PASSWORD or INTAKE_SMTP_PASSWORD_FILE
# host = "smtp.example.org"
# security = "starttls"     # starttls, tls; plain only on this machine, or with allow_plain = true
# port = 587
# user = "intake@example.org"

# ---- Who the letters come from. Standard: the call's own address and the name of its coalition.
# [sender]
# address = "intake@example.org"
# name = "Safe Release intake"
# bounces_to = "intake+bounces@example.org"
# plus = false              # true where mail to intake+anything@example.org arrives in the call's mailbox: answers to
#                           # a consent question are then known again even where a mail program drops all else
# aliases = ["info@example.org"]   # further addresses whose mail comes to us; no letter goes there

# ---- The ledger.
# [database]
# url = "sqlite:///intake.sqlite"   # or postgresql+psycopg://intake@host/intake with INTAKE_DATABASE_PASSWORD
# encrypt = true                    # SQLite only: the file is encrypted (SQLCipher) with the key above

# ---- Who may answer for consent, beside the consent officers that the call names.
# [people]
# consent_officers = ["name@example.org"]

# ---- How the service is watched from outside, by another way than mail. All of it is off as it stands.
# [watch]
# listen = "127.0.0.1:8025"         # pages: /health, /metrics (Prometheus), and /stop/... for one-click stopping
# heartbeat_url = ""                # fetched after each round in which all was well
# alarm_command = ["/usr/local/bin/page-me"]   # gets one sentence; called when something is wrong, and when it is over
# alarm_webhook = ""                # the same as JSON, by POST
# canary_hours = 24                 # a letter to ourselves so often: it must come back; 0 sends none
# poll_is_old_minutes = 30          # a mailbox that has not answered for so long is an alarm

# ---- What one message, and one hour, may cost.
# [limits]
# message_bytes = 40000000          # of larger ones the beginning is kept and read; a person is told
# read_seconds = 20
# read_memory_megabytes = 600
# messages_a_round = 2000
# automatic_a_day_and_address = 6   # answers that one address gets in a day
# automatic_a_thread = 3
# automatic_an_hour = 200           # above this all automatic mail stops until a person has looked
# letters_an_hour = 600
"""


def settings_template() -> str:
    """The text of a new `intake.toml`. As it stands it is the embedded default: two Maildirs and one SQLite file."""
    return _TEMPLATE
