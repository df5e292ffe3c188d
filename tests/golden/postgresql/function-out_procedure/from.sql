CREATE PROCEDURE halve(a integer, OUT b integer) LANGUAGE sql AS 'SELECT a / 2';
CREATE PROCEDURE gone(OUT b integer) LANGUAGE sql AS 'SELECT 1';
