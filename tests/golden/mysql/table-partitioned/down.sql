-- TU330: writes log anew while writers wait, because its partitioning changes
ALTER TABLE `log`
    REMOVE PARTITIONING;
