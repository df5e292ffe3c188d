CREATE DOMAIN postcode AS varchar(10) DEFAULT '00000' NOT NULL CONSTRAINT postcode_check CHECK (VALUE ~ '^[0-9]+$');
COMMENT ON DOMAIN postcode IS 'digits only';
CREATE TABLE place (id integer PRIMARY KEY, code postcode);
