SELECT team, person, role FROM member ORDER BY team, person;
