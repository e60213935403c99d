"""The reading room: the record in a browser, every fact one click from the words that prove it."""
