CREATE TABLE t (id integer PRIMARY KEY, state varchar(10) CONSTRAINT t_state_check CHECK (state IN ('new', 'sold')),
    code char(2) CONSTRAINT t_code_check CHECK (code NOT IN ('xx', 'yy')), size bigint,
    tags varchar[] DEFAULT ARRAY['a', 'b']::text[]);
CREATE INDEX t_state_idx ON t (id) WHERE state IN ('new', 'sold');
CREATE VIEW sold AS SELECT id FROM t WHERE state IN ('sold', 'lost') AND size IN (1, 2);
