ALTER TABLE `t`
    MODIFY COLUMN `name` varchar(10) DEFAULT 'b' COMMENT 'what it is called',
    ADD COLUMN `more` int(11) NOT NULL DEFAULT 7,
    ALGORITHM=INSTANT;
