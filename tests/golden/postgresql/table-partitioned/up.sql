BEGIN;
CREATE TABLE public.reading (
    at date NOT NULL,
    sensor integer NOT NULL,
    value real,
    CONSTRAINT reading_pkey PRIMARY KEY (at, sensor)
) PARTITION BY RANGE (at);
CREATE INDEX reading_sensor_idx ON public.reading (sensor);

CREATE TABLE public.reading_2024 PARTITION OF public.reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

CREATE TABLE public.reading_rest PARTITION OF public.reading DEFAULT;
COMMIT;
