CREATE TABLE base (at timestamp DEFAULT now(), e integer);
CREATE TABLE kid (x integer) INHERITS (base);
CREATE INDEX kid_e ON kid (e);
INSERT INTO kid VALUES ('2024-01-01', 7, 8);
CREATE TABLE grandkid (y integer) INHERITS (kid);
