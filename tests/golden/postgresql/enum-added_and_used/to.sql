CREATE TYPE state AS ENUM ('draft', 'new', 'paid', 'done', 'gone');
CREATE TABLE job (id int PRIMARY KEY, s state NOT NULL DEFAULT 'draft', CONSTRAINT job_s CHECK (s <> 'gone'));
CREATE INDEX job_paid ON job (id) WHERE s = 'paid';
