SET system_versioning_alter_history = KEEP;
-- TU301: copies all of `v`, and writers wait: Not implemented for system-versioned timestamp tables
-- Lock: SHARE on `v`, rewrite
ALTER TABLE `v`
    ADD COLUMN `rs` timestamp(6) GENERATED ALWAYS AS ROW START COMMENT 'since' AFTER `a`,
    ADD COLUMN `re` timestamp(6) GENERATED ALWAYS AS ROW END INVISIBLE,
    ADD PERIOD FOR SYSTEM_TIME (`rs`, `re`),
    ADD SYSTEM VERSIONING;
SET system_versioning_alter_history = DEFAULT;
