-- What is asked between two sides, in a record of many.
CREATE INDEX actors_by_country ON actors (country, kind, name, id);
CREATE INDEX parties_without_country ON parties (name, kind, day, fact) WHERE country IS NULL;
