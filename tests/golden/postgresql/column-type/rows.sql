SELECT id, owner, round(total), to_char(at, 'YYYY-MM-DD HH24:MI'), code FROM account ORDER BY id;
