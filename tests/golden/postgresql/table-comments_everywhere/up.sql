BEGIN;
COMMENT ON CONSTRAINT short ON DOMAIN app.code IS 'domain constraint';
COMMENT ON DOMAIN app.code IS 'domain';

COMMENT ON COLUMN app.pair.b IS 'attribute';
COMMENT ON TYPE app.pair IS 'composite';

COMMENT ON SEQUENCE app.counter IS 'sequence';

COMMENT ON FUNCTION app.f(text) IS 'function';

COMMENT ON PROCEDURE app.p(integer) IS 'procedure';

COMMENT ON AGGREGATE app.total(bigint) IS 'aggregate';

-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON CONSTRAINT item_pkey ON app.item IS 'key';
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON INDEX app.item_pkey IS 'index of a key';
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON CONSTRAINT positive ON app.item IS 'check';
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON CONSTRAINT once ON app.item IS 'exclusion';
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON INDEX app.item_name IS 'index';

COMMENT ON COLUMN app.names.name IS 'view column';
COMMENT ON VIEW app.names IS 'view';

-- Lock: SHARE UPDATE EXCLUSIVE on app.kept, instant
COMMENT ON COLUMN app.kept.name IS 'matview column';
-- Lock: SHARE UPDATE EXCLUSIVE on app.kept, instant
COMMENT ON MATERIALIZED VIEW app.kept IS 'matview';

-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON RULE quiet ON app.item IS 'rule';
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON TRIGGER tr ON app.item IS 'trigger';
-- Lock: SHARE UPDATE EXCLUSIVE on app.item, instant
COMMENT ON POLICY own ON app.item IS 'policy';

COMMENT ON STATISTICS app.item_stat IS 'statistics';
COMMIT;
