-- TU102: drops t with all its rows
DROP TABLE `t`;

DROP SEQUENCE `s`;
