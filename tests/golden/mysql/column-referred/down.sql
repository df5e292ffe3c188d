ALTER TABLE `c` DROP FOREIGN KEY `c_p`, ALGORITHM=INSTANT;

SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: c.p_id from bigint(20) to int(11): values that do not fit the new type make it fail
-- TU301: copies all of `c`, and writers wait: Cannot change column type
-- Lock: SHARE on `c`, rewrite
ALTER TABLE `c`
    MODIFY COLUMN `p_id` int(11);
SET sql_mode = @trueup_mode;

SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: p.id from bigint(20) to int(11): values that do not fit the new type make it fail
-- TU301: copies all of `p`, and writers wait: Cannot change column type
-- Lock: SHARE on `p`, rewrite
ALTER TABLE `p`
    MODIFY COLUMN `id` int(11) NOT NULL;
SET sql_mode = @trueup_mode;

-- TU301: copies all of `c`, and writers wait: Adding foreign keys needs foreign_key_checks=OFF
-- Lock: SHARE on `c`, rewrite
ALTER TABLE `c` ADD CONSTRAINT `c_p` FOREIGN KEY (`p_id`) REFERENCES `p` (`id`) ON DELETE CASCADE;
