CREATE TABLE member (team integer NOT NULL, person integer NOT NULL, role text NOT NULL, CONSTRAINT member_pkey PRIMARY KEY (team, person));
INSERT INTO member VALUES (1, 1, 'lead'), (1, 2, 'crew');
