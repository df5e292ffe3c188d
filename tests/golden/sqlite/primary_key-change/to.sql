CREATE TABLE member (team INTEGER NOT NULL, person INTEGER NOT NULL, role TEXT NOT NULL, PRIMARY KEY (person, team, role));
