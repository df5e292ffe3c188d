BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.far, instant
ALTER FOREIGN TABLE public.far DROP CONSTRAINT far_id_check;

CREATE FOREIGN TABLE public."made new" (
    "a b" text OPTIONS (x 'y') COLLATE "C" NOT NULL
) SERVER s OPTIONS (n '1');

ALTER FOREIGN TABLE public.far ALTER COLUMN id DROP NOT NULL,
    ALTER COLUMN name TYPE text,
    ALTER COLUMN name OPTIONS (SET column_name 'm', ADD y '2', DROP x);
COMMENT ON COLUMN public.far.name IS 'who';

-- Lock: ACCESS EXCLUSIVE on public.near, instant
ALTER TABLE public.near ADD COLUMN n integer;

ALTER FOREIGN TABLE public.far DROP COLUMN gone,
    OPTIONS (SET table_name 'b', DROP "fetch");

COMMENT ON FOREIGN TABLE public.far IS 'over there';
ALTER FOREIGN TABLE public.far ADD COLUMN added integer OPTIONS (column_name 'it''s') NOT NULL DEFAULT 7,
    ADD COLUMN worth numeric(10,2),
    ADD CONSTRAINT far_added_check CHECK (added <> 0);

-- Lock: ACCESS EXCLUSIVE on public.dropped, instant
DROP FOREIGN TABLE public.dropped;
COMMIT;
