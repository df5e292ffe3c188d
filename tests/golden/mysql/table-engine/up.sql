-- TU301: copies rows of `item`, and writers may wait
ALTER TABLE `item`
    ENGINE=MyISAM;
