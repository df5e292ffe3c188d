CREATE TABLE bill (id bigint NOT NULL, amount numeric);
ALTER TABLE bill OWNER TO golden_clerk;
INSERT INTO bill VALUES (4, 1.5);
