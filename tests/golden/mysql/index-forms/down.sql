-- TU103: drops column ix.a with its values; drops column ix.b with its values; drops column ix.c with its values; drops column ix.d with its values; drops column ix.e with its values; drops column ix.f with its values; drops column ix.g with its values
-- TU301: copies all of `ix`, and writers wait: Dropping a primary key is not allowed without also adding a new primary key
-- Lock: SHARE on `ix`, rewrite
ALTER TABLE `ix`
    DROP PRIMARY KEY,
    DROP KEY `a`,
    DROP KEY `a_2`,
    DROP KEY `d`,
    DROP KEY `e`,
    DROP KEY `f`,
    DROP KEY `f_2`,
    DROP KEY `f_3`,
    DROP KEY `ft`,
    DROP KEY `g`,
    DROP KEY `k3`,
    DROP KEY `k4`,
    DROP KEY `k5`,
    DROP KEY `k6`,
    DROP KEY `key``s`,
    DROP KEY `u1`,
    DROP COLUMN `a`,
    DROP COLUMN `b`,
    DROP COLUMN `c`,
    DROP COLUMN `d`,
    DROP COLUMN `e`,
    DROP COLUMN `f`,
    DROP COLUMN `g`,
    MODIFY COLUMN `id` int(11) NOT NULL;
