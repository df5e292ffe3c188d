-- TU103: drops column t.c with its values
ALTER TABLE `t`
    DROP KEY `by_b`,
    DROP KEY `by_v`,
    DROP COLUMN `c`,
    ALGORITHM=INPLACE, LOCK=NONE;
ALTER TABLE `t`
    DROP COLUMN `v`,
    DROP COLUMN `w`,
    ALGORITHM=INSTANT;
