-- TU301: copies all of `e`, and writers wait: the engine has no other way
-- Lock: SHARE on `e`, rewrite
ALTER TABLE `e`
    DROP CONSTRAINT `smile`,
    MODIFY COLUMN `a` varchar(20),
    MODIFY COLUMN `b` varchar(20) GENERATED ALWAYS AS (concat(`a`,' 😀')) VIRTUAL,
    ADD CONSTRAINT `smile` CHECK (`a` <> '😀');
