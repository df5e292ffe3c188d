ALTER TABLE `c`
    DROP CONSTRAINT `small`,
    DROP CONSTRAINT `text`,
    MODIFY COLUMN `a` int(11) CHECK (`a` > 0),
    ADD CONSTRAINT `small` CHECK (`b` < 10);
