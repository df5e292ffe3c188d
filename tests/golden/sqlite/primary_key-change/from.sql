CREATE TABLE member (team INTEGER NOT NULL, person INTEGER NOT NULL, role TEXT NOT NULL, PRIMARY KEY (team, person));
INSERT INTO member VALUES (1, 1, 'lead'), (1, 2, 'crew');
