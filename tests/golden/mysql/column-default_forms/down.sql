-- TU103: drops column d.n with its values; drops column d.j with its values; drops column d.tx with its values; drops column d.da with its values; drops column d.soon with its values; drops column d.k with its values; drops column d.nn with its values; drops column d.b1 with its values; drops column d.b2 with its values; drops column d.b3 with its values; drops column d.b4 with its values; drops column d.b5 with its values; drops column d.bl with its values; drops column d.two_lines with its values; drops column d.ca with its values; drops column d.c5 with its values; drops column d.e with its values; drops column d.f with its values; drops column d.dd with its values; drops column d.bi with its values; drops column d.other with its values
ALTER TABLE `d`
    DROP COLUMN `n`,
    DROP COLUMN `j`,
    DROP COLUMN `tx`,
    DROP COLUMN `da`,
    DROP COLUMN `soon`,
    DROP COLUMN `k`,
    DROP COLUMN `nn`,
    DROP COLUMN `b1`,
    DROP COLUMN `b2`,
    DROP COLUMN `b3`,
    DROP COLUMN `b4`,
    DROP COLUMN `b5`,
    DROP COLUMN `bl`,
    DROP COLUMN `two_lines`,
    DROP COLUMN `ca`,
    DROP COLUMN `c5`,
    DROP COLUMN `e`,
    DROP COLUMN `f`,
    DROP COLUMN `dd`,
    DROP COLUMN `bi`,
    DROP COLUMN `other`,
    ALGORITHM=INSTANT;

-- TU102: drops e with all its rows
DROP TABLE `e`;
