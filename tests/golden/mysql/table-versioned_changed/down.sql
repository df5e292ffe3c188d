SET system_versioning_alter_history = KEEP;
-- TU301: the type of v.c goes from varchar(20) to varchar(10): the table may be copied, and values that do not fit make it fail
ALTER TABLE `v`
    DROP KEY `a`,
    MODIFY COLUMN `a` int(11),
    MODIFY COLUMN `b` int(11) WITHOUT SYSTEM VERSIONING,
    MODIFY COLUMN `c` varchar(10),
    COMMENT='';
SET system_versioning_alter_history = DEFAULT;
