CREATE TABLE booking (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    starts INT NOT NULL, -- minutes
    ends INT DEFAULT 99 NOT NULL,
    CHECK (booking.ends > booking.starts)
);
CREATE TABLE guest (booking INT REFERENCES booking (id) ON DELETE CASCADE, name TEXT);
CREATE INDEX booking_starts ON booking (starts);
CREATE VIEW taken AS SELECT booking.id, guest.name FROM booking JOIN guest ON guest.booking = booking.id;
CREATE TRIGGER booking_gone AFTER DELETE ON booking BEGIN DELETE FROM guest WHERE booking = old.id; END;
CREATE TABLE slot (a TEXT, b BLOB, c, d DEFAULT (1 + 1), CHECK ("slot".a <> ''));
