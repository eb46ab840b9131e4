"""Real servers on loopback for tests: installed from Debian's packages, started without a service manager."""
