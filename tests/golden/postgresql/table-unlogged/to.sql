CREATE UNLOGGED TABLE cache (key text PRIMARY KEY, value text) WITH (autovacuum_enabled = false);
