CREATE TABLE account (id integer PRIMARY KEY, owner text);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
CREATE POLICY account_own ON account USING (owner = session_user) WITH CHECK (owner <> 'root');
CREATE POLICY account_read ON account FOR INSERT WITH CHECK (true);
