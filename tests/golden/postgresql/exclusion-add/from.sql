CREATE TABLE booking (room int4range, stay daterange, gone boolean);
INSERT INTO booking VALUES ('[1,2)', '[2024-01-01,2024-01-03)', false);
