CREATE TABLE `a` (
    `id` int(11) NOT NULL,
    `b_id` int(11),
    `up` int(11),
    PRIMARY KEY (`id`),
    KEY `a_b` (`b_id`),
    KEY `a_up` (`up`)
) COLLATE=utf8mb4_general_ci;

CREATE TABLE `b` (
    `id` int(11) NOT NULL,
    `a_id` int(11),
    PRIMARY KEY (`id`),
    KEY `b_a` (`a_id`)
) COLLATE=utf8mb4_general_ci;

ALTER TABLE `a` ADD CONSTRAINT `a_b` FOREIGN KEY (`b_id`) REFERENCES `b` (`id`);
ALTER TABLE `a` ADD CONSTRAINT `a_up` FOREIGN KEY (`up`) REFERENCES `a` (`id`);

ALTER TABLE `b` ADD CONSTRAINT `b_a` FOREIGN KEY (`a_id`) REFERENCES `a` (`id`);
