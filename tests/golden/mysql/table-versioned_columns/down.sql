SET system_versioning_alter_history = KEEP;
ALTER TABLE `v`
    DROP COLUMN `rs`,
    DROP COLUMN `re`;
-- TU102: drops the history of v: all old rows
ALTER TABLE `v`
    DROP SYSTEM VERSIONING;
ALTER TABLE `v`
    ADD COLUMN `rs` timestamp(6) GENERATED ALWAYS AS ROW START AFTER `a`,
    ADD COLUMN `re` timestamp(6) GENERATED ALWAYS AS ROW END,
    ADD PERIOD FOR SYSTEM_TIME (`rs`, `re`),
    ADD SYSTEM VERSIONING;
SET system_versioning_alter_history = DEFAULT;
