CREATE TABLE account (id integer, email text, secret text);
GRANT SELECT, INSERT ON account TO trueup_golden_reader;
GRANT SELECT (secret) ON account TO trueup_golden_reader;
GRANT UPDATE (email) ON account TO trueup_golden_writer;
GRANT SELECT ON account TO trueup_golden_writer WITH GRANT OPTION;
CREATE TABLE untouched (id integer);
GRANT SELECT ON untouched TO PUBLIC;
CREATE SEQUENCE ticket;
