CREATE PROCEDURE halve(a integer, OUT b integer) LANGUAGE sql AS 'SELECT a / 2 + 1';
CREATE PROCEDURE halve(a text, OUT b text, OUT c integer) LANGUAGE sql BEGIN ATOMIC SELECT a, 1; END;
