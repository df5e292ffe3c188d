SELECT id, amount FROM bill;
