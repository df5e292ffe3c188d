-- TU102: drops o1 with all its rows
DROP TABLE `o1`;

-- TU102: drops o2 with all its rows
DROP TABLE `o2`;

-- TU102: drops o3 with all its rows
DROP TABLE `o3`;

-- TU102: drops o4 with all its rows
DROP TABLE `o4`;

-- TU102: drops o5 with all its rows
DROP TABLE `o5`;
