CREATE TABLE account (id integer PRIMARY KEY, owner text);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_own ON account AS RESTRICTIVE FOR UPDATE TO PUBLIC USING (owner = current_user) WITH CHECK (owner <> '');
COMMENT ON POLICY account_own ON account IS 'their own';
