ALTER TABLE `t`
    MODIFY COLUMN `name` varchar(10) DEFAULT 'b' COMMENT 'what it is called',
    ADD COLUMN `more` int NOT NULL DEFAULT 7,
    ALGORITHM=INSTANT;
