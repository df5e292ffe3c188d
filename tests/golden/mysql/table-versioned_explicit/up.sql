SET system_versioning_alter_history = KEEP;
ALTER TABLE `v`
    ADD COLUMN `rs` timestamp(6) GENERATED ALWAYS AS ROW START COMMENT 'since' AFTER `a`,
    ADD COLUMN `re` timestamp(6) GENERATED ALWAYS AS ROW END INVISIBLE,
    ADD PERIOD FOR SYSTEM_TIME (`rs`, `re`),
    ADD SYSTEM VERSIONING;
SET system_versioning_alter_history = DEFAULT;
