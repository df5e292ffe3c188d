ALTER TABLE `f4`
    RENAME INDEX `f4_ibfk_1` TO `pid`;
