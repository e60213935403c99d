-- Where events took place, as columns: a map of a million facts is drawn from the index alone.
ALTER TABLE facts ADD COLUMN place_name TEXT GENERATED ALWAYS AS (json_extract(body, '$.place.name')) VIRTUAL;
ALTER TABLE facts ADD COLUMN lat REAL GENERATED ALWAYS AS (json_extract(body, '$.place.lat')) VIRTUAL;
ALTER TABLE facts ADD COLUMN lon REAL GENERATED ALWAYS AS (json_extract(body, '$.place.lon')) VIRTUAL;
DROP INDEX facts_by_place;
CREATE INDEX facts_by_place ON facts (place_name, day, lat, lon) WHERE kind = 'events' AND place_name IS NOT NULL;
