BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.far, instant
ALTER FOREIGN TABLE public.far DROP CONSTRAINT far_added_check;

CREATE FOREIGN TABLE public.dropped (
    id integer
) SERVER s;

ALTER FOREIGN TABLE public.far ALTER COLUMN id SET NOT NULL,
    ALTER COLUMN name TYPE character varying(20),
    ALTER COLUMN name OPTIONS (SET column_name 'n', ADD x '1', DROP y);
COMMENT ON COLUMN public.far.name IS NULL;

ALTER FOREIGN TABLE public.far DROP COLUMN added,
    DROP COLUMN worth,
    OPTIONS (SET table_name 'a', ADD "fetch" '10');

COMMENT ON FOREIGN TABLE public.far IS NULL;
ALTER FOREIGN TABLE public.far ADD COLUMN gone text,
    ADD CONSTRAINT far_id_check CHECK (id > 0);

-- TU103: values of near.n are lost
-- Lock: ACCESS EXCLUSIVE on public.near, instant
ALTER TABLE public.near DROP COLUMN n;

-- Lock: ACCESS EXCLUSIVE on public."made new", instant
DROP FOREIGN TABLE public."made new";
COMMIT;
