-- TU102: drops rent with all its rows
DROP TABLE `rent`;
