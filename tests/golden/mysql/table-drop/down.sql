CREATE TABLE `part` (
    `id` int(11) NOT NULL,
    `item_id` int(11),
    PRIMARY KEY (`id`),
    KEY `part_item` (`item_id`)
) COLLATE=utf8mb4_general_ci;
ALTER TABLE `part` ADD CONSTRAINT `part_item` FOREIGN KEY (`item_id`) REFERENCES `item` (`id`);
