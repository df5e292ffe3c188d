CREATE TABLE `rent` (
    `id` int(11) NOT NULL,
    `name` varchar(10),
    `from` datetime(3) NOT NULL,
    `to` datetime(3) NOT NULL,
    PRIMARY KEY (`id`, `the term` WITHOUT OVERLAPS),
    UNIQUE KEY `n` (`name`, `the term` WITHOUT OVERLAPS),
    PERIOD FOR `the term` (`from`, `to`)
) COLLATE=utf8mb4_general_ci;
