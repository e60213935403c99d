"""Quality, speed and memory, measured through the command line and held against pinned floors."""
