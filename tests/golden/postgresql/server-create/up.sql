BEGIN;
CREATE SERVER plain FOREIGN DATA WRAPPER w;
COMMENT ON SERVER plain IS 'nearby';

CREATE SERVER "the other" TYPE 'shop' VERSION '9.4' FOREIGN DATA WRAPPER w OPTIONS (host 'db.example.org', port '5433', note 'it''s');

CREATE FOREIGN TABLE public.items (
    id integer,
    name text
) SERVER "the other";
COMMIT;
