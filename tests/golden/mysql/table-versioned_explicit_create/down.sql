-- TU102: drops by_number with all its rows
DROP TABLE `by_number`;

-- TU102: drops v with all its rows
DROP TABLE `v`;

-- TU102: drops w with all its rows
DROP TABLE `w`;
