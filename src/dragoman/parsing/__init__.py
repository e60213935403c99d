"""The reading engine that is shipped: a transformer's word on each word, as a spaCy component."""
