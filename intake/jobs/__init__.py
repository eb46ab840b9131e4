"""The jobs of a round: gather, decide, apply. Transactions begin and end here."""
