-- Sharing with a space. Compatibility level 2: `cursor` and `object` have a new form. Nothing was
-- ever written to the old ones.

DROP TABLE cursor;
DROP TABLE object;

-- How far each feed of the space has been read or, for an own feed, sealed.
CREATE TABLE cursor (
    feed       BLOB    PRIMARY KEY NOT NULL, -- FeedId
    channel    TEXT    NOT NULL,             -- as in feed.channel
    device_key BLOB    NOT NULL,             -- public key of the device that signs it, 32 bytes
    segments   INTEGER NOT NULL,             -- how many segments
    statement  BLOB    NOT NULL,             -- hash of the last segment's statement, 32 bytes
    count      INTEGER NOT NULL,             -- how many events are in them
    hash       BLOB    NOT NULL,             -- the chain's hash over these events, 32 bytes
    stated     INTEGER NOT NULL              -- how many segments an own statement has named
) STRICT, WITHOUT ROWID;

-- Segments that are held, read or own. One place in a feed is given once: a second segment in the
-- same place is an error, never passed over.
CREATE TABLE held (
    feed BLOB    NOT NULL,
    seq  INTEGER NOT NULL, -- the segment's number in the feed, from 1
    hash BLOB    NOT NULL, -- of its bytes, 32 bytes
    PRIMARY KEY (feed, seq)
) STRICT, WITHOUT ROWID;

-- Objects made here, byte for byte, in the order in which they were made. They stay once they were
-- sent, so that a loss in the space can be healed.
CREATE TABLE outgoing (
    n           INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL UNIQUE, -- its name in the space, from its hash
    bytes       BLOB    NOT NULL,
    sent_ms     INTEGER,                 -- when it was read back from the space
    feed        BLOB,                    -- for a segment or its tip: the own feed,
    channel     TEXT,                    -- its channel,
    seq         INTEGER,                 -- the segment's number in it,
    hash        BLOB,                    -- the segment's hash,
    first_event INTEGER,                 -- the number of its first event
    events      INTEGER                  -- and how many this object carries: none for a tip
) STRICT;
CREATE INDEX outgoing_waiting ON outgoing (n) WHERE sent_ms IS NULL;

-- What was found out about objects that are in no feed or could not be used, and when to look again.
CREATE TABLE verdict (
    name     TEXT    PRIMARY KEY NOT NULL, -- its name in the space
    bytes    INTEGER NOT NULL,             -- its size then
    finding  TEXT    NOT NULL,             -- in the sync crate's words
    tries    INTEGER NOT NULL,             -- how often it was looked at
    again_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
