ALTER TABLE `g`
    MODIFY COLUMN `k` int(11) GENERATED ALWAYS AS (`a` MOD 2 = 0 and `a` <> 5 and `a` <> 0 xor 1) VIRTUAL;
