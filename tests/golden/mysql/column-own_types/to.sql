CREATE TABLE m (id int, u uuid DEFAULT uuid(), i inet6, j inet4);
