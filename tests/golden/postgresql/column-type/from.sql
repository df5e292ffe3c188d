CREATE TABLE account (id integer PRIMARY KEY, owner varchar(20), total integer, at timestamp, code text);
CREATE INDEX account_owner_idx ON account (owner);
INSERT INTO account VALUES (1, 'Ada', 7, '2024-02-29 12:00', 'x'), (2, NULL, NULL, NULL, NULL);
