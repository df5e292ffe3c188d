-- TU301: copies all of `d`, and writers wait: the engine has no other way
-- Lock: SHARE on `d`, rewrite
ALTER TABLE `d`
    ADD COLUMN `n` int(11) DEFAULT (1 + 2) AFTER `id`,
    ADD COLUMN `j` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT (json_array()) CHECK (json_valid(`j`)) AFTER `n`,
    ADD COLUMN `tx` text DEFAULT 'abc' AFTER `j`,
    ADD COLUMN `da` date DEFAULT (curdate()) AFTER `tx`,
    ADD COLUMN `soon` datetime DEFAULT (current_timestamp() + interval 1 day) AFTER `da`,
    ADD COLUMN `k` int(11) DEFAULT 5 AFTER `soon`,
    ADD COLUMN `nn` varchar(10) DEFAULT 'x' AFTER `k`,
    ADD COLUMN `b1` varchar(10) DEFAULT '' AFTER `nn`,
    ADD COLUMN `b2` varchar(20) DEFAULT 'NULL' AFTER `b1`,
    ADD COLUMN `b3` varchar(20) DEFAULT 'a\\b' AFTER `b2`,
    ADD COLUMN `b4` varchar(30) DEFAULT 'CURRENT_TIMESTAMP' AFTER `b3`,
    ADD COLUMN `b5` varchar(10) DEFAULT 'ü€' AFTER `b4`,
    ADD COLUMN `bl` blob DEFAULT 0xff AFTER `b5`,
    ADD COLUMN `two_lines` text DEFAULT 'a\nb' AFTER `bl`,
    ADD COLUMN `ca` int(11) DEFAULT (case when 1 then 2 end) AFTER `two_lines`,
    ADD COLUMN `c5` int(11) DEFAULT -5 AFTER `ca`,
    ADD COLUMN `e` enum('x''y','z,w','ü') DEFAULT 'ü' AFTER `c5`,
    ADD COLUMN `f` float DEFAULT 0.1 AFTER `e`,
    ADD COLUMN `dd` double DEFAULT -0.00000015 AFTER `f`,
    ADD COLUMN `bi` bit(1) DEFAULT b'1' AFTER `dd`,
    ADD COLUMN `other` int(11) DEFAULT (`k` + 1);

CREATE TABLE `e` (
    `u` char(36) DEFAULT (uuid())
) COLLATE=utf8mb4_general_ci;
