DROP VIEW `w`;

CREATE TABLE `w` (
    `id` int(11)
) COLLATE=utf8mb4_general_ci;
