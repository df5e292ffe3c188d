CREATE TABLE team (id integer PRIMARY KEY);
CREATE TABLE member (id integer, team integer, other integer, third integer,
    CONSTRAINT member_team FOREIGN KEY (team) REFERENCES team NOT ENFORCED,
    CONSTRAINT member_other FOREIGN KEY (other) REFERENCES team);
INSERT INTO team VALUES (1);
INSERT INTO member VALUES (1, 1, 1, 7);
