CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE TABLE gone (id integer, name text);
CREATE RULE item_keep AS ON DELETE TO item WHERE old.name <> '' DO ALSO INSERT INTO gone VALUES (old.id, old.name);
COMMENT ON RULE item_keep ON item IS 'nothing is lost';
