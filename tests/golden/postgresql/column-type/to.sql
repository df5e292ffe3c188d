CREATE TABLE account (id bigint PRIMARY KEY, owner varchar(80), total numeric(12,2), at timestamptz, code varchar(10));
CREATE INDEX account_owner_idx ON account (owner);
