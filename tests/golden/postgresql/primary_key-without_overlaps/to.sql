CREATE EXTENSION btree_gist;
CREATE TABLE room (id integer, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE desk (id integer, room integer, during daterange NOT NULL, PRIMARY KEY (id, during WITHOUT OVERLAPS),
    CONSTRAINT desk_once UNIQUE (room, during WITHOUT OVERLAPS));
CREATE TABLE booking (id integer, room integer, during daterange,
    CONSTRAINT booking_room FOREIGN KEY (room, PERIOD during) REFERENCES room (id, PERIOD during));
