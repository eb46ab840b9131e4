"""Servers that several tests share: each is started once."""

from tests.servers.dovecot import dovecot

__all__ = ["dovecot"]
