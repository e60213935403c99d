-- What several reports share. All of it follows from the tables of version 1 and can be made anew.

CREATE TABLE layer (
    version TEXT NOT NULL                   -- rules and program that made what follows
);

-- What is compared of each article, of old versions too.
CREATE TABLE sketches (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    id TEXT NOT NULL,                       -- the document's id and the article's number
    day TEXT,                               -- published, where known
    time TEXT,                              -- the same in UTC, where known so well
    outlet TEXT,
    origin TEXT,                            -- the agency credited
    runs BLOB NOT NULL,                     -- hashes of runs of words, 32 bit
    terms BLOB NOT NULL                     -- pairs of a word's hash and its weight, 32 bit
);
CREATE INDEX sketches_by_day ON sketches (coalesce(day, 'undated'));
CREATE INDEX sketches_by_id ON sketches (id);

-- Articles of one text; of current versions, as are stories.
CREATE TABLE copies (
    day TEXT NOT NULL,                      -- of the later of the two
    first INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    second INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    held REAL NOT NULL,                     -- how much of the shorter stands in the other
    kind TEXT NOT NULL,                     -- exact, near, abridged, partial
    source INTEGER,                         -- the article that was there first, where something tells
    ground TEXT
);
CREATE INDEX copies_by_first ON copies (first);
CREATE INDEX copies_by_second ON copies (second);
CREATE INDEX copies_by_day ON copies (day);

CREATE TABLE story_joins (
    day TEXT NOT NULL,
    left_id TEXT NOT NULL,
    right_id TEXT NOT NULL,
    alike INTEGER NOT NULL                  -- thousandths
);
CREATE INDEX story_joins_by_day ON story_joins (day);
CREATE TABLE stories (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    story TEXT NOT NULL
);
CREATE INDEX stories_by_story ON stories (story);

-- Days whose reports went or became another version: from the first of them on, stories are told anew.
CREATE TABLE touched (day TEXT NOT NULL);
CREATE TRIGGER article_goes BEFORE DELETE ON articles BEGIN
    INSERT INTO touched SELECT coalesce(day, 'undated') FROM sketches WHERE article = old.row;
END;
CREATE TRIGGER version_changes AFTER UPDATE OF is_current ON documents WHEN old.is_current <> new.is_current BEGIN
    INSERT INTO touched SELECT coalesce(sketches.day, 'undated') FROM sketches
        JOIN articles ON articles.row = sketches.article WHERE articles.document = new.row;
END;

-- One way in which a fact is told; reports that tell it so share the row.
CREATE TABLE tellings (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,                -- hash of `body`
    kind TEXT NOT NULL,
    body TEXT NOT NULL                      -- JSON: what is compared
);
CREATE TABLE told (
    fact INTEGER PRIMARY KEY REFERENCES facts ON DELETE CASCADE,
    telling INTEGER NOT NULL
);
CREATE INDEX told_by_telling ON told (telling);
CREATE TABLE telling_keys (
    key INTEGER NOT NULL,                   -- tellings that share a key are compared
    telling INTEGER NOT NULL,
    PRIMARY KEY (key, telling)
) WITHOUT ROWID;
CREATE TABLE pairs (
    first INTEGER NOT NULL,                 -- tellings
    second INTEGER NOT NULL,
    score INTEGER NOT NULL,                 -- hundredths
    is_same INTEGER NOT NULL,               -- else uncertain: kept apart and listed
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX pairs_by_second ON pairs (second);
CREATE TABLE happenings (
    telling INTEGER PRIMARY KEY,
    happening TEXT NOT NULL
);
CREATE INDEX happenings_by_id ON happenings (happening);

-- Tellings of which a report went or became another version.
CREATE TABLE changed (telling INTEGER NOT NULL);
CREATE TRIGGER fact_goes BEFORE DELETE ON facts BEGIN
    INSERT INTO changed SELECT telling FROM told WHERE fact = old.row;
END;
CREATE TRIGGER facts_change AFTER UPDATE OF is_current ON documents WHEN old.is_current <> new.is_current BEGIN
    INSERT INTO changed SELECT told.telling FROM told JOIN facts ON facts.row = told.fact
        JOIN articles ON articles.row = facts.article WHERE articles.document = new.row;
END;
