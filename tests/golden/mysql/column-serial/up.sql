CREATE TABLE `big` (
    `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
    `k` int(11) NOT NULL,
    PRIMARY KEY (`k`, `id`),
    KEY `id` (`id`)
) COLLATE=utf8mb4_general_ci;

-- TU301: locks `s`, and writers wait: Adding an auto-increment column requires a lock
-- Lock: SHARE on `s`, index build
ALTER TABLE `s`
    ADD COLUMN `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
    ADD UNIQUE KEY `id` (`id`),
    ALGORITHM=INPLACE, LOCK=SHARED;
