CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE `weird-name` (`a b` int, `select` int, `q``q` int COMMENT 'x', `ünï` int, `%s` int, `a.b` int, KEY `k-1` (`a b`), KEY `PRIMARY KEY` (`q``q`, `ünï`), CONSTRAINT `c k` CHECK (`a b` > 1), CONSTRAINT `f k` FOREIGN KEY (`select`) REFERENCES t (id));
CREATE TABLE sixty_four_characters_is_what_a_name_may_have_and_no_more_than_i (sixty_four_characters_is_what_a_name_may_have_and_no_more_than_i int);
