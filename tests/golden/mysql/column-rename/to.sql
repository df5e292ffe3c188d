CREATE TABLE r (id int PRIMARY KEY,
    -- @renamed from=old_name
    new_name varchar(10) DEFAULT 'x', KEY k (new_name));
