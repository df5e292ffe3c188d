a;
DELIMITER $$
SET @a = @b$$
SELECT 1$$$$ '$$' -- $$
$$
DELIMITER '//'
b; c// d///
delimiter go
category go
DELIMITER ;
e;
DELIMITER