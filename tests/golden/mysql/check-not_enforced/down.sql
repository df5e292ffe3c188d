-- TU301: copies all of `c`, and writers wait: the engine has no other way
-- Lock: SHARE on `c`, rewrite
ALTER TABLE `c`
    DROP CONSTRAINT `pos`,
    ADD CONSTRAINT `pos` CHECK ((`a` > 0));
