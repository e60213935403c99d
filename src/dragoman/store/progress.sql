-- How far a run has come, while it goes on.
ALTER TABLE runs ADD COLUMN share REAL;     -- of what is to be read, where that is known
ALTER TABLE runs ADD COLUMN seen TEXT;      -- UTC, the last sign of life
