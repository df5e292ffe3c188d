CREATE TABLE team (id integer PRIMARY KEY);
CREATE TABLE member (id integer, team integer, other integer, third integer,
    CONSTRAINT member_team FOREIGN KEY (team) REFERENCES team,
    CONSTRAINT member_other FOREIGN KEY (other) REFERENCES team DEFERRABLE NOT ENFORCED,
    CONSTRAINT member_third FOREIGN KEY (third) REFERENCES team ON DELETE CASCADE NOT ENFORCED);
