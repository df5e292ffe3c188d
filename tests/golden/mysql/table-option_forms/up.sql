CREATE TABLE `o1` (
    `id` int(11) NOT NULL,
    PRIMARY KEY (`id`)
) COLLATE=utf8mb4_general_ci MAX_ROWS=1000 AVG_ROW_LENGTH=100 STATS_PERSISTENT=1 ROW_FORMAT=dynamic COMMENT='it''s "c" \\ x';

CREATE TABLE `o2` (
    `id` int(11) NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=MyISAM COLLATE=utf8mb4_general_ci PACK_KEYS=1 CHECKSUM=1 DELAY_KEY_WRITE=1;

CREATE TABLE `o3` (
    `id` int(11) NOT NULL,
    PRIMARY KEY (`id`)
) COLLATE=utf8mb4_general_ci ROW_FORMAT=compressed KEY_BLOCK_SIZE=8;

CREATE TABLE `o4` (
    `id` int(11) NOT NULL,
    `s` varchar(5),
    PRIMARY KEY (`id`),
    KEY `s` (`s`) USING BTREE
) ENGINE=MEMORY COLLATE=utf8mb4_general_ci;

CREATE TABLE `o5` (
    `a` int(11) COMMENT 'x
y',
    `b` int(11),
    `c` int(11) COMMENT 'ünï?'
) COLLATE=utf8mb4_general_ci;
