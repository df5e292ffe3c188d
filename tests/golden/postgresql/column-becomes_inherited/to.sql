CREATE TABLE base (at timestamp DEFAULT now());
CREATE TABLE kid (x integer, e integer) INHERITS (base);
CREATE INDEX kid_e ON kid (e);
CREATE TABLE grandkid (y integer) INHERITS (kid);
