CREATE TABLE booking (
    room int4range,
    stay daterange,
    gone boolean,
    CONSTRAINT booking_once EXCLUDE USING gist (room WITH =, stay WITH &&) WHERE (NOT gone)
);
