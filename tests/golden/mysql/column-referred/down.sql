ALTER TABLE `c` DROP FOREIGN KEY `c_p`;

-- TU301: the type of c.p_id goes from bigint(20) to int(11): the table may be copied, and values that do not fit make it fail
ALTER TABLE `c`
    MODIFY COLUMN `p_id` int(11);

-- TU301: the type of p.id goes from bigint(20) to int(11): the table may be copied, and values that do not fit make it fail
ALTER TABLE `p`
    MODIFY COLUMN `id` int(11) NOT NULL;

ALTER TABLE `c` ADD CONSTRAINT `c_p` FOREIGN KEY (`p_id`) REFERENCES `p` (`id`) ON DELETE CASCADE;
