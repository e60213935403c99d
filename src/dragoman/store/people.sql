-- Persons as reports name them, met by keys of sound. All of it follows from other tables and can be made anew.

-- One row for each way in which a person stands in reports: id, name, and an office, or none.
CREATE TABLE people (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    country TEXT,
    number INTEGER NOT NULL,                -- hash of the id, by which keys know the person
    PRIMARY KEY (id, name, office)
) WITHOUT ROWID;
CREATE INDEX people_by_number ON people (number);
CREATE TABLE people_keys (
    key INTEGER NOT NULL,                   -- persons are compared with those whom one of their keys finds
    person INTEGER NOT NULL,
    PRIMARY KEY (key, person)
) WITHOUT ROWID;

-- Ids whose names may be one person's; what stands beside the names is weighed when it is asked, as of a day.
CREATE TABLE people_pairs (
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX people_pairs_by_second ON people_pairs (second);

-- Articles whose persons have been met.
CREATE TABLE people_met (article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE);
