BEGIN;
CREATE SEQUENCE public.plain;

CREATE SEQUENCE public.ticket_number AS integer INCREMENT BY 10 MINVALUE 1000 MAXVALUE 99990 CACHE 5 CYCLE;

CREATE TABLE public.ticket (
    id bigint NOT NULL DEFAULT nextval('public.plain'::regclass),
    number integer DEFAULT nextval('public.ticket_number'::regclass),
    CONSTRAINT ticket_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE public.ticket_number OWNED BY public.ticket.number;
COMMIT;
