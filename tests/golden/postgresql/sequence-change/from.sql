CREATE SEQUENCE counter INCREMENT BY 1 CACHE 1;
SELECT nextval('counter'), nextval('counter');
