BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.desk, instant
ALTER TABLE public.desk DROP CONSTRAINT desk_pkey;

CREATE TABLE public.booking (
    id integer,
    room integer,
    during daterange
);

-- TU206: adding a primary key builds its index while nobody can use desk
-- Lock: ACCESS EXCLUSIVE on public.desk, index build
ALTER TABLE public.desk ADD CONSTRAINT desk_pkey PRIMARY KEY (id, during WITHOUT OVERLAPS);
-- TU205: adding a unique constraint builds its index while nobody can use desk
-- Lock: ACCESS EXCLUSIVE on public.desk, index build
ALTER TABLE public.desk ADD CONSTRAINT desk_once UNIQUE (room, during WITHOUT OVERLAPS);

-- Lock: SHARE ROW EXCLUSIVE on public.room, scan
ALTER TABLE public.booking ADD CONSTRAINT booking_room FOREIGN KEY (room, PERIOD during) REFERENCES public.room (id, PERIOD during);
COMMIT;
