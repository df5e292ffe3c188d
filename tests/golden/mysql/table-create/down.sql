-- TU102: drops odd `name.x with all its rows
DROP TABLE `odd ``name.x`;
