"""Dragoman reads news reports on diplomacy and keeps the record."""

__version__ = "0.1.0"
