DELIMITER $$
CREATE PROCEDURE `fill`(IN n int, OUT m varchar(20))
BEGIN
    DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN END;
    SET m = concat(n, ' ;; ', twice(n));
END
$$
DELIMITER ;

DELIMITER ;;
CREATE FUNCTION `twice`(a int) RETURNS int(11)
    NO SQL
    DETERMINISTIC
    COMMENT 'doubles; it'
BEGIN
    IF a IS NULL THEN
        RETURN 0;
    END IF;
    RETURN a * 2;
END
;;
DELIMITER ;
