CREATE TABLE label (
    id BINARY(16) NOT NULL DEFAULT (UNHEX(REPLACE(UUID(), '-', ''))) PRIMARY KEY,
    currency CHAR(3) CHARACTER SET latin1 NOT NULL,
    sign VARCHAR(9) CHARACTER SET latin1 NOT NULL DEFAULT '€',
    note VARCHAR(40),
    shown VARCHAR(60) AS (CONCAT(sign, ' é', currency)) VIRTUAL,
    digits INT NOT NULL DEFAULT 2,
    CHECK (sign IN ('€', '£', '¥', 'C:\\')),
    CHECK (note NOT IN ('日本', '😀')),
    CHECK (_latin1'a' COLLATE latin1_bin <> sign)
);
