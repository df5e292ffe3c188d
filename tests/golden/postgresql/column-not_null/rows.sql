SELECT id, owner, note FROM account ORDER BY id;
