CREATE TABLE `odd ``name.x` (
    `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
    `Weiß` varchar(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci DEFAULT 'it''s a \\ b',
    `state` enum('new','it''s,old') NOT NULL DEFAULT 'new',
    `flags` set('a','b') DEFAULT 'a,b',
    `amount` int(6) unsigned zerofill DEFAULT 000007,
    `ok` tinyint(1) NOT NULL DEFAULT 1,
    `mask` bit(4) DEFAULT b'101',
    `raw` varbinary(4) DEFAULT 'AB',
    `made` timestamp NULL DEFAULT current_timestamp(),
    `seen` datetime(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3) COMMENT 'when; it was "seen"',
    `soon` datetime DEFAULT (current_timestamp() + interval 1 day),
    `note` text DEFAULT 'none',
    `doc` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin CHECK (json_valid(`doc`)),
    PRIMARY KEY (`id`),
    KEY `by_state` (`state`, `Weiß`(5)),
    FULLTEXT KEY `words` (`note`)
) COLLATE=utf8mb4_general_ci COMMENT='a''b\\c; d';
