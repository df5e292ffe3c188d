CREATE TABLE p (id integer CONSTRAINT p_pkey PRIMARY KEY, a integer, b integer, CONSTRAINT p_ab UNIQUE (a, b));
CREATE TABLE c (a integer, b integer, pid integer, n integer,
  CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id),
  CONSTRAINT fk2 FOREIGN KEY (a, b) REFERENCES p (a, b) ON DELETE SET DEFAULT (b) ON UPDATE CASCADE);
