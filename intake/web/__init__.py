"""The few pages that the service has for others: health, metrics, and one click to stop its mail."""
