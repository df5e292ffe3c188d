CREATE TABLE account (id integer PRIMARY KEY, owner text);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_own ON account USING (owner = current_user);
CREATE POLICY account_read ON account FOR SELECT USING (true);
