CREATE TABLE parcel (id int NOT NULL PRIMARY KEY, token binary(16) DEFAULT (uuid_to_bin(uuid())), name varchar(40) DEFAULT (uuid()),
    due datetime DEFAULT (now() + interval 1 week), made_by varchar(80) NOT NULL DEFAULT (user()));
