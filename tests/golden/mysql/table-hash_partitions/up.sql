CREATE TABLE `click` (
    `id` int(11) NOT NULL,
    PRIMARY KEY (`id`)
) COLLATE=utf8mb4_general_ci
PARTITION BY LINEAR KEY (`id`);

-- TU330: spreads the rows of visit anew while writers wait
ALTER TABLE `visit`
    ADD PARTITION PARTITIONS 2;
