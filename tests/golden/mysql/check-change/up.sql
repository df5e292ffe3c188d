-- TU301: copies all of `c`, and writers wait: the engine has no other way
-- Lock: SHARE on `c`, rewrite
ALTER TABLE `c`
    DROP CONSTRAINT `small`,
    MODIFY COLUMN `a` int(11) CHECK (`a` > 1),
    ADD CONSTRAINT `small` CHECK (`b` < 20),
    ADD CONSTRAINT `text` CHECK (`b` <> 5 or `a` in (1,2));
