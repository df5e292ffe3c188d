CREATE TABLE sale (id int NOT NULL, region int NOT NULL, PRIMARY KEY (id, region))
PARTITION BY LIST (region) (
    PARTITION north VALUES IN (1,2),
    PARTITION south VALUES IN (3,4,5),
    PARTITION west VALUES IN (6));
INSERT INTO sale VALUES (1,1),(2,2),(3,3),(4,4),(5,5),(6,6);
