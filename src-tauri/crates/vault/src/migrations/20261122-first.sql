-- The first form of the vault. Compatibility level 1.
-- Ids are the 16 bytes of a UUID unless said otherwise; moments are hybrid logical clock bits
-- (milliseconds since 1970 in the upper 48) or, where the name ends in _ms, milliseconds.

-- ---------------------------------------------------------------- the event log: never rebuilt

-- One device's chain of events for one audience.
CREATE TABLE feed (
    n           INTEGER PRIMARY KEY,     -- short name inside this file
    id          BLOB    NOT NULL UNIQUE, -- FeedId, 32 bytes: hash of device, channel, incarnation
    device_key  BLOB    NOT NULL,        -- public key of the device, 32 bytes
    device      BLOB    NOT NULL,        -- the device
    person      BLOB    NOT NULL,        -- the member who writes on it
    channel     TEXT    NOT NULL,        -- an audience, or "members"
    incarnation BLOB    NOT NULL,        -- 16 bytes: which life of the installation
    own         INTEGER NOT NULL,        -- 1: written on this device (in this or a former life)
    count       INTEGER NOT NULL,        -- number of events here; the next one is count + 1
    hash        BLOB    NOT NULL,        -- the chain's hash over all of them, 32 bytes
    clock       INTEGER NOT NULL,        -- the newest trusted moment seen in it
    departed    INTEGER NOT NULL         -- events up to this number have left the device
) STRICT;

-- What happened, byte for byte as it was signed.
CREATE TABLE event (
    n         INTEGER PRIMARY KEY,  -- order of arrival here
    feed      INTEGER NOT NULL REFERENCES feed (n),
    seq       INTEGER NOT NULL,     -- place in the feed, from 1
    id        BLOB    NOT NULL,     -- EventId, 32 bytes: hash of salt and bytes
    prev      BLOB    NOT NULL,     -- the chain's hash before it, 32 bytes
    salt      BLOB    NOT NULL,     -- 16 bytes
    bytes     BLOB    NOT NULL,     -- the payload, never encoded again
    signature BLOB,                 -- 64 bytes, on the device that wrote it
    hlc       INTEGER NOT NULL,     -- when, by the writer's clock
    record    BLOB    NOT NULL,     -- which record it speaks of
    received_ms INTEGER NOT NULL    -- when it came to this device
) STRICT;
CREATE UNIQUE INDEX event_place ON event (feed, seq);
CREATE INDEX event_record ON event (record);

-- ---------------------------------------------------------------- read models: dropped and replayed

-- What is shown.
CREATE TABLE record (
    n            INTEGER PRIMARY KEY,     -- the moment it was made, so that newest is highest
    id           BLOB    NOT NULL UNIQUE,
    kind         TEXT    NOT NULL,        -- a code of cf_domain::Kind, or one of a newer app
    author       BLOB    NOT NULL,
    device       BLOB    NOT NULL,
    created      INTEGER NOT NULL,
    edited       INTEGER NOT NULL,
    audience     TEXT    NOT NULL,
    binned       INTEGER,                 -- in the bin since
    shared_as    BLOB,                    -- the record that was made from this one
    organisation BLOB,                    -- its own, or that of what it belongs to
    parent       BLOB,                    -- visit, concern or record it belongs to
    sort         INTEGER NOT NULL,        -- milliseconds by which lists are ordered, newest first
    status       TEXT,
    due          TEXT,                    -- a date, YYYY-MM-DD
    fields       TEXT    NOT NULL,        -- JSON object of what is shown
    disputed     TEXT,                    -- JSON array of fields with several answers
    newer        INTEGER NOT NULL         -- 1: holds events of a newer app
) STRICT;
CREATE INDEX record_kind ON record (kind, sort) WHERE binned IS NULL;
CREATE INDEX record_organisation ON record (organisation, kind, sort) WHERE organisation IS NOT NULL;
CREATE INDEX record_parent ON record (parent, kind, sort) WHERE parent IS NOT NULL;
CREATE INDEX record_status ON record (kind, status, sort) WHERE status IS NOT NULL;
CREATE INDEX record_bin ON record (kind, sort) WHERE binned IS NOT NULL;

-- How many records there are of each sort, so that exact counts cost the same for a thousand as
-- for a million. An empty blob or text stands for "none".
CREATE TABLE tally (
    kind         TEXT    NOT NULL,
    binned       INTEGER NOT NULL,
    organisation BLOB    NOT NULL,
    audience     TEXT    NOT NULL,
    status       TEXT    NOT NULL,
    count        INTEGER NOT NULL,
    PRIMARY KEY (kind, binned, organisation, audience, status)
) STRICT, WITHOUT ROWID;

-- The words of every record that is not in the bin, as model/words.rs folds them, and its kind and
-- audience as words that no text has. Keeps no text (snippets are cut from the record) and no
-- places (nothing asks for phrases): a third of the size, and quicker to save.
CREATE VIRTUAL TABLE search USING fts5 (
    words,
    content = '', contentless_delete = 1, detail = none,
    tokenize = 'ascii', prefix = '1 2 3 4'
);

-- Every word of five letters or more that was ever indexed. A longer beginning is spelt out from
-- here, because whole words can be streamed newest first and beginnings cannot.
CREATE TABLE word (
    term TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- this device's own

-- What somebody is typing. Durable, never shared, not events.
CREATE TABLE draft (
    id         BLOB    PRIMARY KEY NOT NULL, -- of the record it will become
    kind       TEXT    NOT NULL,
    context    TEXT    NOT NULL,             -- JSON object: where it was begun
    fields     TEXT    NOT NULL,             -- JSON object: what was chosen beside the text
    text       TEXT    NOT NULL,
    caret      INTEGER NOT NULL,             -- place of the caret, as the screen counts
    revision   INTEGER NOT NULL,             -- grows with each key press; older ones are passed over
    updated_ms INTEGER NOT NULL,
    history    TEXT    NOT NULL              -- JSON: undo history of the text
) STRICT, WITHOUT ROWID;

-- What this person did, in order: undo and the audit trail.
CREATE TABLE operation (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL,    -- such as visit.start
    at_ms       INTEGER NOT NULL,
    first_event INTEGER NOT NULL,    -- event.n
    last_event  INTEGER NOT NULL,
    undone_by   INTEGER REFERENCES operation (id)
) STRICT;

-- Choices of this person on this device.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

-- Secrets and facts about the space: device key, epoch keys, genesis.
CREATE TABLE space (
    key   TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Objects of the shared store, sent or fetched.
CREATE TABLE object (
    name     TEXT    PRIMARY KEY NOT NULL, -- its name in the store, from its hash
    feed     BLOB,                         -- FeedId, where it belongs to one
    kind     TEXT    NOT NULL,
    bytes    BLOB,                         -- kept until it is published and read back
    state    TEXT    NOT NULL,             -- sealed, published, fetched, quarantined
    first_ms INTEGER NOT NULL,             -- first seen
    why      TEXT                          -- why it is quarantined
) STRICT;
CREATE INDEX object_state ON object (state, first_ms);

-- How far each feed of the store has been applied.
CREATE TABLE cursor (
    feed BLOB    PRIMARY KEY NOT NULL, -- FeedId
    seq  INTEGER NOT NULL,
    hash BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
