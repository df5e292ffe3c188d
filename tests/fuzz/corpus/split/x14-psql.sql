\restrict aB
select 1;
\unrestrict aB
\connect x