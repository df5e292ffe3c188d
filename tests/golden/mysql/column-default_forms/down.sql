-- TU103: drops column d.other with its values
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
    DROP COLUMN `other`;

-- TU102: drops e with all its rows
DROP TABLE `e`;
