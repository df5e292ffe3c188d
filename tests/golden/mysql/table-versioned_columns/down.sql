SET system_versioning_alter_history = KEEP;
ALTER TABLE `v`
    DROP COLUMN `rs`,
    DROP COLUMN `re`,
    ALGORITHM=INSTANT;
-- TU102: drops the history of v: all old rows
-- TU301: locks `v`, and writers wait: Not implemented for system-versioned operations
-- Lock: SHARE on `v`, index build
ALTER TABLE `v`
    DROP SYSTEM VERSIONING,
    ALGORITHM=INPLACE, LOCK=SHARED;
-- TU301: copies all of `v`, and writers wait: Not implemented for system-versioned timestamp tables
-- Lock: SHARE on `v`, rewrite
ALTER TABLE `v`
    ADD COLUMN `rs` timestamp(6) GENERATED ALWAYS AS ROW START AFTER `a`,
    ADD COLUMN `re` timestamp(6) GENERATED ALWAYS AS ROW END,
    ADD PERIOD FOR SYSTEM_TIME (`rs`, `re`),
    ADD SYSTEM VERSIONING;
SET system_versioning_alter_history = DEFAULT;
