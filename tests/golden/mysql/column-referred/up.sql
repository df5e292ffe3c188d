ALTER TABLE `c` DROP FOREIGN KEY `c_p`;

-- TU301: the type of c.p_id goes from int(11) to bigint(20): the table may be copied, and values that do not fit make it fail
ALTER TABLE `c`
    MODIFY COLUMN `p_id` bigint(20);

-- TU301: the type of p.id goes from int(11) to bigint(20): the table may be copied, and values that do not fit make it fail
ALTER TABLE `p`
    MODIFY COLUMN `id` bigint(20) NOT NULL;

ALTER TABLE `c` ADD CONSTRAINT `c_p` FOREIGN KEY (`p_id`) REFERENCES `p` (`id`) ON DELETE CASCADE;
