ALTER TABLE `f4`
    RENAME INDEX `pid` TO `f4_ibfk_1`;
