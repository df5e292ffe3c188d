-- TU301: copies all of `c`, and writers wait: the engine has no other way
-- Lock: SHARE on `c`, rewrite
ALTER TABLE `c`
    DROP CONSTRAINT `small`,
    DROP CONSTRAINT `text`,
    MODIFY COLUMN `a` int(11) CHECK (`a` > 0),
    ADD CONSTRAINT `small` CHECK (`b` < 10);
