CREATE TABLE IF NOT EXISTS   "t" ( id  integer primary key, -- the key
    /* and the rest */ a int not null check ((a > 0)), b text, unique ("a", [b]) );
CREATE INDEX IF NOT EXISTS main.i ON t (lower("b") collate nocase desc, "a") WHERE (a>0);
