a;
COPY t (a) FROM stdin;
it's; $$ /* "
\\.
\.
b;
\copy t from stdin
;
\.
c \; d;
\echo x
