CREATE TABLE sale (id int NOT NULL, region int NOT NULL, PRIMARY KEY (id, region))
PARTITION BY LIST (region) (
    PARTITION a VALUES IN (1,2,3),
    PARTITION b VALUES IN (4),
    PARTITION c VALUES IN (5));
INSERT INTO sale VALUES (1,1),(2,2),(3,3),(4,4),(5,5);
