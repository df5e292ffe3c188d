ALTER TABLE `bill`
    ADD COLUMN `total` int(11),
    ALGORITHM=INSTANT;

-- TU102: drops cust with all its rows
DROP TABLE `cust`;
