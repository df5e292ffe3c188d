CREATE TABLE a(i int);
CREATE TABLE b(i int);
CREATE POLICY p ON a USING (exists (select 1 from b where b.i = a.i));
CREATE POLICY p ON b USING (exists (select 1 from a where b.i = a.i));
