CREATE TABLE sale (id int NOT NULL, region int NOT NULL, PRIMARY KEY (id, region))
PARTITION BY LIST (region) (
    PARTITION north VALUES IN (1,2),
    PARTITION south VALUES IN (3,4),
    PARTITION east VALUES IN (5,7),
    PARTITION west VALUES IN (6),
    PARTITION far VALUES IN (8));
