CREATE SCHEMA app;
CREATE TABLE app.orders (id integer PRIMARY KEY, total integer, note text);
CREATE TABLE app."Line" (id integer PRIMARY KEY);
CREATE PUBLICATION "some" FOR TABLE app.orders (id, total) WHERE (total > 0), app."Line"
    WITH (publish = 'insert, delete', publish_via_partition_root = true);
COMMENT ON PUBLICATION "some" IS 'for the shop';
CREATE PUBLICATION whole FOR TABLES IN SCHEMA app, public;
CREATE PUBLICATION nothing WITH (publish = '');
