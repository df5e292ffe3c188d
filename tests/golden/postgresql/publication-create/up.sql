BEGIN;
CREATE PUBLICATION nothing
    WITH (publish = '');

-- Lock: SHARE UPDATE EXCLUSIVE on app."Line", SHARE UPDATE EXCLUSIVE on app.orders, instant
CREATE PUBLICATION "some"
    FOR TABLE app."Line", app.orders (id, total) WHERE (total > 0)
    WITH (publish = 'insert, delete', publish_via_partition_root = true);
COMMENT ON PUBLICATION "some" IS 'for the shop';

CREATE PUBLICATION whole
    FOR TABLES IN SCHEMA app, public;

DROP PUBLICATION old;
COMMIT;
