CREATE TABLE `sixty_four_characters_is_what_a_name_may_have_and_no_more_than_i` (
    `sixty_four_characters_is_what_a_name_may_have_and_no_more_than_i` int(11)
) COLLATE=utf8mb4_general_ci;

CREATE TABLE `weird-name` (
    `a b` int(11),
    `select` int(11),
    `q``q` int(11) COMMENT 'x',
    `ünï` int(11),
    `%s` int(11),
    `a.b` int(11),
    KEY `k-1` (`a b`),
    KEY `PRIMARY KEY` (`q``q`, `ünï`),
    KEY `f k` (`select`),
    CONSTRAINT `c k` CHECK (`a b` > 1)
) COLLATE=utf8mb4_general_ci;
ALTER TABLE `weird-name` ADD CONSTRAINT `f k` FOREIGN KEY (`select`) REFERENCES `t` (`id`);
