CREATE TABLE bill (id bigserial NOT NULL, amount numeric);
ALTER TABLE bill OWNER TO golden_clerk;
