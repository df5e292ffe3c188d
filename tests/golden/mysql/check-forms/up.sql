-- TU301: copies all of `ck`, and writers wait: the engine has no other way
-- Lock: SHARE on `ck`, rewrite
DELIMITER ;;
ALTER TABLE `ck`
    MODIFY COLUMN `a` int(11) CHECK (`a` > 0),
    MODIFY COLUMN `b` varchar(10) CHECK (`b` <> 'it\'s'),
    ADD CONSTRAINT `backslash` CHECK (`b` <> 'a\\b' and `b` <> '%\\_x'),
    ADD CONSTRAINT `CONSTRAINT_1` CHECK (`a` > `c`),
    ADD CONSTRAINT `day` CHECK (`e` > '2020-01-01' + interval 1 day),
    ADD CONSTRAINT `my check` CHECK (`c` in (1,2,3)),
    ADD CONSTRAINT `rx` CHECK (`b` regexp '^a'),
    ADD CONSTRAINT `umlaut` CHECK (`b` <> 'ü' and `d` <> 'ö')
;;
DELIMITER ;
