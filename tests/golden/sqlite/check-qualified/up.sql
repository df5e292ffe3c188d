PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

INSERT INTO temp.trueup_guard SELECT 'foreign keys of guest', count(*), 0 FROM pragma_foreign_key_check('guest');

CREATE TABLE booking__trueup_new (id, starts, ends);
INSERT INTO booking__trueup_new (id, starts, ends)
SELECT id, starts, coalesce(ends, (99))
FROM booking;
DELETE FROM sqlite_sequence WHERE name = 'booking__trueup_new';
UPDATE sqlite_sequence SET name = 'booking__trueup_new' WHERE name = 'booking';

DROP TABLE booking;

-- TU249: rebuild of booking copies every row; the database is locked for writes meanwhile
CREATE TABLE booking (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    starts INT NOT NULL, -- minutes
    ends INT DEFAULT 99 NOT NULL,
    CHECK (booking.ends > booking.starts)
);
INSERT INTO booking (id, starts, ends)
SELECT id, starts, ends
FROM booking__trueup_new;

INSERT INTO temp.trueup_guard SELECT 'rows of booking', (SELECT count(*) FROM booking), (SELECT count(*) FROM booking__trueup_new);

DELETE FROM sqlite_sequence WHERE name = 'booking';
UPDATE sqlite_sequence SET name = 'booking' WHERE name = 'booking__trueup_new';
DROP TABLE booking__trueup_new;
CREATE INDEX booking_starts ON booking (starts);
CREATE TRIGGER booking_gone AFTER DELETE ON booking BEGIN DELETE FROM guest WHERE booking = old.id; END;

CREATE TABLE slot__trueup_new (rowid, a, b, c);
INSERT INTO slot__trueup_new (rowid, a, b, c)
SELECT rowid, a, b, c
FROM slot;

DROP TABLE slot;

-- TU249: rebuild of slot copies every row; the database is locked for writes meanwhile
CREATE TABLE slot (a TEXT, b BLOB, c, d DEFAULT (1 + 1), CHECK ("slot".a <> ''));
INSERT INTO slot (rowid, a, b, c)
SELECT rowid, a, b, c
FROM slot__trueup_new;

INSERT INTO temp.trueup_guard SELECT 'rows of slot', (SELECT count(*) FROM slot), (SELECT count(*) FROM slot__trueup_new);

DROP TABLE slot__trueup_new;

UPDATE temp.trueup_guard SET found = (SELECT count(*) FROM pragma_foreign_key_check('guest')) WHERE what = 'foreign keys of guest';

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
