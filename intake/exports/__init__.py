"""The deliverables as text: pure writers. Stories come in only as the gate gave them."""
