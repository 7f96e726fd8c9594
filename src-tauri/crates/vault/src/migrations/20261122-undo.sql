-- Undo before anything is sent. Compatibility level 3: an older app would give out the numbers of
-- events that were taken back once more.

-- What was undone before it left: out of its feed, so that nothing of it is sent; kept here for
-- history, and so that the undoing can be undone.
CREATE TABLE taken_back (
    n         INTEGER PRIMARY KEY,                        -- event.n as it was: never given again
    operation INTEGER NOT NULL REFERENCES operation (id), -- the one that was undone
    feed      INTEGER NOT NULL REFERENCES feed (n),
    id        BLOB    NOT NULL,                           -- as in event, like the rest
    salt      BLOB    NOT NULL,
    bytes     BLOB    NOT NULL,
    record    BLOB    NOT NULL
) STRICT;
CREATE INDEX taken_back_operation ON taken_back (operation);
CREATE INDEX taken_back_record ON taken_back (record);
CREATE INDEX operation_undone_by ON operation (undone_by) WHERE undone_by IS NOT NULL;

-- Settings that somebody changed as an operation of its own, so that it can be undone.
CREATE TABLE setting_change (
    operation INTEGER NOT NULL REFERENCES operation (id),
    key       TEXT    NOT NULL,
    before    TEXT    NOT NULL, -- JSON; null for none
    after     TEXT    NOT NULL,
    PRIMARY KEY (operation, key)
) STRICT, WITHOUT ROWID;
