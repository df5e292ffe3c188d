ALTER TABLE `a` DROP FOREIGN KEY `a_b`, ALGORITHM=INSTANT;

ALTER TABLE `b` DROP FOREIGN KEY `b_a`, ALGORITHM=INSTANT;

-- TU102: drops a with all its rows
DROP TABLE `a`;

-- TU102: drops b with all its rows
DROP TABLE `b`;
