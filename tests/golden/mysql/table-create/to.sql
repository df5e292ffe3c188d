CREATE TABLE `odd ``name.x` (
    id bigint unsigned NOT NULL AUTO_INCREMENT,
    `Weiß` varchar(20) CHARACTER SET latin1 DEFAULT 'it''s a \\ b',
    state enum('new','it''s,old') NOT NULL DEFAULT 'new',
    flags set('a','b') DEFAULT 'a,b',
    amount int(6) unsigned zerofill DEFAULT 7,
    ok boolean NOT NULL DEFAULT true,
    mask bit(4) DEFAULT b'101',
    raw varbinary(4) DEFAULT 0x4142,
    made timestamp NULL DEFAULT CURRENT_TIMESTAMP,
    seen datetime(3) DEFAULT NOW(3) ON UPDATE NOW(3) COMMENT 'when; it was "seen"',
    soon datetime DEFAULT (now() + interval 1 day),
    note text DEFAULT ('none'),
    doc json,
    PRIMARY KEY (id),
    KEY by_state (state, `Weiß`(5)),
    FULLTEXT KEY words (note)
) COMMENT='a''b\\c; d' AUTO_INCREMENT=100;
