-- The record, version by version: what people judge of it, and what lets a browser leaf through a million facts.
-- Judgements are only ever added: an undo is a judgement too. `fact` is an id, not a row: reading anew makes new rows,
-- and `document`, `kind`, `words` and `claim` find the fact again when its id has changed.
CREATE TABLE judgements (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,                -- hash of what follows: the same judgement is kept once
    fact TEXT NOT NULL,
    kind TEXT NOT NULL,                     -- events, statements, ...; actors
    document TEXT NOT NULL,                 -- id; empty for an actor
    words TEXT NOT NULL,                    -- the evidence as it was judged; the name of an actor
    claim TEXT NOT NULL,                    -- what was read out of them: type, stance, office
    verdict TEXT NOT NULL,                  -- right, wrong, edit, same, different, unsure, note, undo
    other TEXT,                             -- of same and different the other fact, of an undo the judgement
    before TEXT,                            -- JSON, of an edit
    after TEXT,
    reason TEXT,
    reviewer TEXT NOT NULL,
    at TEXT NOT NULL                        -- UTC
);
CREATE INDEX judgements_by_fact ON judgements (fact);
CREATE INDEX judgements_by_document ON judgements (document, kind);
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN
    SELECT RAISE(ABORT, 'judgements are only ever added');
END;
CREATE TRIGGER judgements_are_not_rewritten BEFORE UPDATE ON judgements BEGIN
    SELECT RAISE(ABORT, 'judgements are only ever added');
END;

-- `day` puts facts in order: when it happened or falls due, else when its report was published; unknown stands last.
ALTER TABLE facts ADD COLUMN day TEXT;
ALTER TABLE parties ADD COLUMN kind TEXT;
ALTER TABLE parties ADD COLUMN day TEXT;
UPDATE facts SET day = coalesce(start_day, end_day, (SELECT published FROM articles WHERE articles.row = facts.article));
UPDATE parties SET (kind, day) = (SELECT facts.kind, facts.day FROM facts WHERE facts.row = parties.fact);
DROP INDEX parties_by_country;
DROP INDEX parties_by_entity;
CREATE INDEX parties_by_country ON parties (country, kind, day, fact, role);
CREATE INDEX parties_by_entity ON parties (entity, kind, day, fact, role);
CREATE INDEX parties_by_name ON parties (name);
CREATE INDEX facts_by_day ON facts (kind, day);
CREATE INDEX facts_by_doubt ON facts (kind, confidence);
CREATE INDEX facts_by_issue ON facts (json_extract(body, '$.issue_id'), day) WHERE kind = 'positions';
CREATE INDEX facts_by_place ON facts (json_extract(body, '$.place.name'), day) WHERE kind = 'events';
DROP INDEX actors_by_id;
CREATE INDEX actors_by_id ON actors (id, kind, name, country, article);
CREATE INDEX actors_by_name ON actors (name, kind, country, id);
CREATE INDEX rejections_by_reason ON rejections (reason, stage);
CREATE INDEX documents_that_were ON documents (row) WHERE NOT is_current;
CREATE INDEX articles_by_publication ON articles (published);
CREATE INDEX documents_by_run ON documents (run);
