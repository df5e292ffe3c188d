ALTER TABLE `c` DROP FOREIGN KEY `c_p`, ALGORITHM=INSTANT;

-- TU301: copies all of `c`, and writers wait: Cannot change column type
-- Lock: SHARE on `c`, rewrite
ALTER TABLE `c`
    MODIFY COLUMN `p_id` bigint(20);

-- TU301: copies all of `p`, and writers wait: Cannot change column type
-- Lock: SHARE on `p`, rewrite
ALTER TABLE `p`
    MODIFY COLUMN `id` bigint(20) NOT NULL;

-- TU301: copies all of `c`, and writers wait: Adding foreign keys needs foreign_key_checks=OFF
-- Lock: SHARE on `c`, rewrite
ALTER TABLE `c` ADD CONSTRAINT `c_p` FOREIGN KEY (`p_id`) REFERENCES `p` (`id`) ON DELETE CASCADE;
