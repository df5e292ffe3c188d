-- TU103: drops column bill.total with its values
ALTER TABLE `bill`
    DROP COLUMN `total`,
    ALGORITHM=INSTANT;

CREATE TABLE `cust` (
    `id` int(11) NOT NULL,
    PRIMARY KEY (`id`)
) COLLATE=utf8mb4_general_ci;
