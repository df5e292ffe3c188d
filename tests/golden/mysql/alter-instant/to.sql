CREATE TABLE t (id int PRIMARY KEY, name varchar(10) DEFAULT 'b' COMMENT 'what it is called', v int AS (id + 1), more int NOT NULL DEFAULT 7);
