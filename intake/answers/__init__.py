"""What coordinators answer by mail: who it is, what they want done, what is done of it, and what the others read."""
