SELECT id, owner, round(total), at, code FROM account ORDER BY id;
