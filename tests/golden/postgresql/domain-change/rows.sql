SELECT id, total FROM bill;
