CREATE SEQUENCE ticket_number AS integer START WITH 1000 INCREMENT BY 10 MINVALUE 1000 MAXVALUE 99990 CACHE 5 CYCLE;
CREATE SEQUENCE plain;
CREATE TABLE ticket (id bigint DEFAULT nextval('plain') PRIMARY KEY, number integer DEFAULT nextval('ticket_number'));
ALTER SEQUENCE ticket_number OWNED BY ticket.number;
