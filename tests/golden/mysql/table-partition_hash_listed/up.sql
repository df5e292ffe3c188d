-- TU330: spreads the rows of item anew while writers wait
ALTER TABLE `item`
    ADD PARTITION
    (PARTITION `p2` COMMENT = 'new');
