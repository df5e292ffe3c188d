CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER plain FOREIGN DATA WRAPPER w;
CREATE SERVER "the other" TYPE 'shop' VERSION '9.4' FOREIGN DATA WRAPPER w
    OPTIONS (host 'db.example.org', "port" '5433', note 'it''s');
COMMENT ON SERVER plain IS 'nearby';
CREATE FOREIGN TABLE items (id integer, name text) SERVER "the other";
