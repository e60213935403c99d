-- The record, version 1. Later versions are reached by migrations.py; this file stays as it is.
-- `row` numbers are private to one file; ids are content hashes and the same in every record.

CREATE TABLE runs (
    row INTEGER PRIMARY KEY,
    started TEXT NOT NULL,                  -- UTC
    finished TEXT,                          -- unknown when a run was cut off
    pipeline TEXT NOT NULL,                 -- codebook and model that coded
    command TEXT NOT NULL,
    counts TEXT                             -- JSON
);

-- One row for each version of a document; `is_current` marks the one that was read last.
CREATE TABLE documents (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    is_current INTEGER NOT NULL,
    coding TEXT NOT NULL,                   -- what it was coded with: pipeline, and what was given beside the text
    run INTEGER NOT NULL REFERENCES runs,
    first_read TEXT NOT NULL,               -- UTC
    file TEXT NOT NULL,
    key TEXT,
    url TEXT,
    title TEXT,
    published TEXT,
    outlet TEXT,
    language TEXT,
    raw_hash TEXT,
    text TEXT NOT NULL,                     -- never rewritten; every offset counts its characters
    text_hash TEXT NOT NULL,                -- SHA-256 of `text`
    UNIQUE (id, version)
);
CREATE INDEX documents_by_file ON documents (file, key, id);

CREATE TABLE articles (
    row INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    reported TEXT NOT NULL,                 -- the day it became known: published, else first read
    published TEXT,                         -- the day of publication, where known
    title TEXT,
    outlet TEXT,
    language TEXT,
    genre TEXT NOT NULL,
    body TEXT NOT NULL,                     -- JSON: the contract's `document`, and `segments`
    UNIQUE (document, number)
);
CREATE INDEX articles_by_report ON articles (reported);

-- Facts of every kind; `body` is the whole fact as the contract has it, the columns are what queries ask for.
CREATE TABLE facts (
    row INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,                     -- events, statements, positions, schedule, ...
    place INTEGER NOT NULL,                 -- order within its article and kind
    type TEXT,                              -- of an event; kind of a statement, agenda item, measure; stance; office; unit
    mode TEXT,
    status TEXT,
    start_day TEXT,                         -- when it happened or falls due, ISO days
    end_day TEXT,
    granularity TEXT,
    confidence REAL,
    body TEXT NOT NULL
);
CREATE INDEX facts_by_article ON facts (article, kind, place);
CREATE INDEX facts_by_id ON facts (id);
CREATE INDEX facts_by_kind ON facts (kind, start_day);

CREATE TABLE parties (
    fact INTEGER NOT NULL REFERENCES facts ON DELETE CASCADE,
    role TEXT NOT NULL,                     -- actor, recipient, speaker, holder, maker, party, by, on, person, ...
    entity TEXT,                            -- id of an actor, where resolved
    name TEXT,
    country TEXT,
    sector TEXT
);
CREATE INDEX parties_by_fact ON parties (fact);
CREATE INDEX parties_by_country ON parties (country);
CREATE INDEX parties_by_entity ON parties (entity);

CREATE TABLE evidence (
    fact INTEGER NOT NULL REFERENCES facts ON DELETE CASCADE,
    start_at INTEGER NOT NULL,              -- half-open, characters of the document's text
    end_at INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX evidence_by_fact ON evidence (fact);

-- Who each article met; views join them across articles.
CREATE TABLE actors (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    body TEXT NOT NULL
);
CREATE INDEX actors_by_article ON actors (article);
CREATE INDEX actors_by_id ON actors (id);

-- What was set aside. Without `article`: an input that could not be read.
CREATE TABLE rejections (
    row INTEGER PRIMARY KEY,
    article INTEGER REFERENCES articles ON DELETE CASCADE,
    file TEXT,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    start_at INTEGER,
    end_at INTEGER
);
CREATE INDEX rejections_by_article ON rejections (article);
CREATE INDEX rejections_by_file ON rejections (file) WHERE article IS NULL;

CREATE TABLE warnings (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    text TEXT NOT NULL
);
CREATE INDEX warnings_by_article ON warnings (article);

-- Full-text search: `rowid` is the row of the article or the fact.
CREATE VIRTUAL TABLE article_words USING fts5 (title, text, tokenize = "porter unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE fact_words USING fts5 (words, tokenize = "porter unicode61 remove_diacritics 2");
CREATE TRIGGER article_words_go AFTER DELETE ON articles BEGIN
    DELETE FROM article_words WHERE rowid = old.row;
END;
CREATE TRIGGER fact_words_go AFTER DELETE ON facts BEGIN
    DELETE FROM fact_words WHERE rowid = old.row;
END;

-- For people with an SQL prompt.
CREATE VIEW current_facts AS
    SELECT facts.*, articles.reported, articles.title, articles.outlet, documents.file, documents.id AS document
    FROM facts JOIN articles ON articles.row = facts.article JOIN documents ON documents.row = articles.document
    WHERE documents.is_current;
CREATE VIEW events AS
    SELECT id, start_day, end_day, type, mode, status, json_extract(body, '$.plover_type') AS plover_type,
        (SELECT group_concat(name, '; ') FROM parties WHERE fact = current_facts.row AND role = 'actor') AS actors,
        (SELECT group_concat(name, '; ') FROM parties WHERE fact = current_facts.row AND role = 'recipient') AS recipients,
        json_extract(body, '$.place.name') AS place, (SELECT group_concat(text, ' … ') FROM evidence WHERE fact = current_facts.row) AS words,
        confidence, reported, outlet, file, document
    FROM current_facts WHERE kind = 'events';
CREATE VIEW statements AS
    SELECT id, json_extract(body, '$.speaker') AS speaker, json_extract(body, '$.speaker_country') AS country, type AS kind, json_extract(body, '$.content') AS content,
        json_extract(body, '$.direct') AS direct, start_day, end_day, reported, outlet, file, document
    FROM current_facts WHERE kind = 'statements';
CREATE VIEW positions AS
    SELECT id, json_extract(body, '$.holder') AS holder, json_extract(body, '$.holder_country') AS country, json_extract(body, '$.issue') AS issue, type AS stance,
        start_day, end_day, reported, outlet, file, document
    FROM current_facts WHERE kind = 'positions';
CREATE VIEW agenda AS
    SELECT id, start_day, end_day, type AS kind, json_extract(body, '$.what') AS what, json_extract(body, '$.parties') AS parties, reported, outlet, file, document
    FROM current_facts WHERE kind = 'schedule';
