CREATE TABLE `by_number` (
    `id` int(11),
    `rs` bigint(20) unsigned GENERATED ALWAYS AS ROW START,
    `re` bigint(20) unsigned GENERATED ALWAYS AS ROW END,
    PERIOD FOR SYSTEM_TIME (`rs`, `re`)
) COLLATE=utf8mb4_general_ci WITH SYSTEM VERSIONING;

CREATE TABLE `v` (
    `id` int(11) NOT NULL,
    `a` int(11),
    `b` int(11) WITHOUT SYSTEM VERSIONING,
    `rs` timestamp(6) GENERATED ALWAYS AS ROW START,
    `re` timestamp(6) GENERATED ALWAYS AS ROW END,
    PRIMARY KEY (`id`),
    UNIQUE KEY `a` (`a`),
    KEY `ends` (`re`),
    PERIOD FOR SYSTEM_TIME (`rs`, `re`)
) COLLATE=utf8mb4_general_ci WITH SYSTEM VERSIONING;

CREATE TABLE `w` (
    `id` int(11),
    `b` int(11) WITHOUT SYSTEM VERSIONING
) COLLATE=utf8mb4_general_ci WITH SYSTEM VERSIONING;
