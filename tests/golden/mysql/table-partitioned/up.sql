-- TU330: writes log anew while writers wait, because its partitioning changes
ALTER TABLE `log`
    PARTITION BY HASH (`id`)
PARTITIONS 4;
