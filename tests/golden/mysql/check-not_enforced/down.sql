ALTER TABLE `c`
    DROP CONSTRAINT `pos`,
    ADD CONSTRAINT `pos` CHECK ((`a` > 0));
