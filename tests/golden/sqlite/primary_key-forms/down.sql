BEGIN;
-- TU102: drops dc with all its rows
DROP TABLE dc;

-- TU102: drops t2 with all its rows
DROP TABLE t2;

-- TU102: drops t3 with all its rows
DROP TABLE t3;

-- TU102: drops t4 with all its rows
DROP TABLE t4;

-- TU102: drops t6 with all its rows
DROP TABLE t6;

-- TU102: drops t7 with all its rows
DROP TABLE t7;
COMMIT;
