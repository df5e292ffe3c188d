CREATE TABLE member (team integer NOT NULL, person integer NOT NULL, role text NOT NULL, CONSTRAINT member_pkey PRIMARY KEY (person, team, role));
