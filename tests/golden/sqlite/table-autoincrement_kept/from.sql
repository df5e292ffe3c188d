CREATE TABLE ticket (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT);
INSERT INTO ticket (title) VALUES ('first'), ('second'), ('third');
DELETE FROM ticket WHERE id > 1;
