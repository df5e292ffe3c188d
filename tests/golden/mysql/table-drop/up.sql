-- TU102: drops part with all its rows
DROP TABLE `part`;
