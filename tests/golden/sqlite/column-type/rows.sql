SELECT id, balance, owner FROM account ORDER BY id;
