CREATE TABLE reading (at date NOT NULL, sensor integer NOT NULL, value real, PRIMARY KEY (at, sensor)) PARTITION BY RANGE (at);
CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE reading_rest PARTITION OF reading DEFAULT;
CREATE INDEX reading_sensor_idx ON reading (sensor);
