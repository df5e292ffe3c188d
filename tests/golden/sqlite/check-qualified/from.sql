CREATE TABLE booking (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    starts INT NOT NULL, -- minutes
    ends INT,
    CHECK (booking.ends > booking.starts)
);
CREATE TABLE guest (booking INT REFERENCES booking (id) ON DELETE CASCADE, name TEXT);
CREATE INDEX booking_starts ON booking (starts);
CREATE VIEW taken AS SELECT booking.id, guest.name FROM booking JOIN guest ON guest.booking = booking.id;
CREATE TRIGGER booking_gone AFTER DELETE ON booking BEGIN DELETE FROM guest WHERE booking = old.id; END;
CREATE TABLE slot (a TEXT, b BLOB, c, CHECK ("slot".a <> ''));
INSERT INTO booking VALUES (3, 10, 20), (5, 30, NULL), (9, 50, 60);
DELETE FROM booking WHERE id = 9;
INSERT INTO guest VALUES (3, 'Ada'), (5, 'Joan');
INSERT INTO slot (rowid, a, b, c) VALUES (7, 1.5, x'00', 2.50), (9, 'x', '1', 3);
