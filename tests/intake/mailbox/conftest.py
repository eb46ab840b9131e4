"""The servers of these tests."""

from tests.servers.dovecot import dovecot

__all__ = ["dovecot"]
