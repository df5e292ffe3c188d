BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE SEQUENCE public.gone_id_seq AS integer;

CREATE TABLE public.gone (
    id integer NOT NULL DEFAULT nextval('public.gone_id_seq'::regclass),
    kept_id integer,
    note text,
    CONSTRAINT gone_pkey PRIMARY KEY (id),
    CONSTRAINT gone_note_check CHECK (note <> ''::text)
);

ALTER SEQUENCE public.gone_id_seq OWNED BY public.gone.id;

COMMENT ON TABLE public.gone IS 'not for long';
CREATE INDEX gone_note_idx ON public.gone (lower(note));
-- Lock: SHARE ROW EXCLUSIVE on public.kept, scan
ALTER TABLE public.gone ADD CONSTRAINT gone_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES public.kept (id);
COMMIT;
