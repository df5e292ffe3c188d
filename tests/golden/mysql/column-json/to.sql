CREATE TABLE j (id int NOT NULL PRIMARY KEY, a longtext, b json, c json NOT NULL COMMENT 'never', d json DEFAULT (json_object()), e varchar(20) AS (json_unquote(json_extract(a, '$.x'))));
