BEGIN;
COMMENT ON CONSTRAINT short ON DOMAIN app.code IS NULL;
COMMENT ON DOMAIN app.code IS NULL;

COMMENT ON COLUMN app.pair.b IS NULL;
COMMENT ON TYPE app.pair IS NULL;

COMMENT ON SEQUENCE app.counter IS NULL;

COMMENT ON FUNCTION app.f(text) IS NULL;

COMMENT ON PROCEDURE app.p(integer) IS NULL;

COMMENT ON AGGREGATE app.total(bigint) IS NULL;

-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON CONSTRAINT item_pkey ON app.item IS NULL;
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON INDEX app.item_pkey IS NULL;
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON CONSTRAINT positive ON app.item IS NULL;
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON CONSTRAINT once ON app.item IS NULL;
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON INDEX app.item_name IS NULL;

COMMENT ON COLUMN app.names.name IS NULL;
COMMENT ON VIEW app.names IS NULL;

-- Lock: SHARE UPDATE EXCLUSIVE on app.kept, instant
COMMENT ON COLUMN app.kept.name IS NULL;
-- Lock: SHARE UPDATE EXCLUSIVE on app.kept, instant
COMMENT ON MATERIALIZED VIEW app.kept IS NULL;

-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON RULE quiet ON app.item IS NULL;
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON TRIGGER tr ON app.item IS NULL;
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON POLICY own ON app.item IS NULL;

COMMENT ON STATISTICS app.item_stat IS NULL;
COMMIT;
