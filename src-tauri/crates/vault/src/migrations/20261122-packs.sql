-- Packs of segments. Compatibility level 4: `held` has a new form, and what came in a pack has no
-- file of its own.

ALTER TABLE held RENAME TO held_before;

-- Segments that are held, read or own, with what is needed to write each again beside its events.
-- One place in a feed is given once: a second segment in the same place is an error, never passed
-- over. Of what was held before there were packs only the file is known.
CREATE TABLE held (
    feed      BLOB    NOT NULL,
    seq       INTEGER NOT NULL, -- the segment's number in the feed, from 1
    object    BLOB,             -- hash of the file that it came in, 32 bytes; none for a pack
    statement BLOB,             -- hash of its signed statement, 32 bytes: what it is known by
    epoch     INTEGER,          -- number of the key it was written for
    before    INTEGER,          -- events in the feed before it
    events    INTEGER,          -- and in it
    said      BLOB,             -- what the statement says that follows from nothing else
    signature BLOB,             -- 64 bytes; none for the inner ones of a pack
    PRIMARY KEY (feed, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO held (feed, seq, object) SELECT feed, seq, hash FROM held_before;
DROP TABLE held_before;

-- How many segments of an own feed a colleague has said to have read.
ALTER TABLE cursor ADD COLUMN witnessed INTEGER NOT NULL DEFAULT 0;

-- Packs of own feeds that were read back from the space and hold what is held here.
CREATE TABLE pack (
    name     TEXT    PRIMARY KEY NOT NULL, -- its name in the space
    feed     BLOB    NOT NULL,
    first    INTEGER NOT NULL,             -- number of its first segment
    last     INTEGER NOT NULL,             -- and of its last
    bytes    INTEGER NOT NULL,             -- its size
    since_ms INTEGER NOT NULL              -- when it was first read back
) STRICT, WITHOUT ROWID;
