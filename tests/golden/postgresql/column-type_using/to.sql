CREATE TABLE reading (id integer PRIMARY KEY, value integer DEFAULT 0, ok boolean DEFAULT true);
