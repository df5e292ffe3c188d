BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ADD COLUMN tags character varying[] DEFAULT ARRAY['a'::text, 'b'::text],
    ADD CONSTRAINT t_code_check CHECK (code <> ALL (ARRAY['xx'::bpchar, 'yy'::bpchar])) NOT VALID,
    ADD CONSTRAINT t_state_check CHECK ((state)::text = ANY (ARRAY[('new'::character varying)::text, ('sold'::character varying)::text])) NOT VALID;

CREATE VIEW public.sold AS
SELECT t.id
   FROM public.t
  WHERE (((t.state)::text = ANY (ARRAY[('sold'::character varying)::text, ('lost'::character varying)::text])) AND (t.size = ANY (ARRAY[(1)::bigint, (2)::bigint])));
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, scan
ALTER TABLE public.t VALIDATE CONSTRAINT t_code_check;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, scan
ALTER TABLE public.t VALIDATE CONSTRAINT t_state_check;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, index build
CREATE INDEX CONCURRENTLY t_state_idx ON public.t (id) WHERE (state)::text = ANY (ARRAY[('new'::character varying)::text, ('sold'::character varying)::text]);
