CREATE TABLE label (
    id BINARY(16) NOT NULL DEFAULT (UNHEX(REPLACE(UUID(), '-', ''))) PRIMARY KEY,
    currency CHAR(3) CHARACTER SET latin1 NOT NULL,
    sign VARCHAR(9) CHARACTER SET latin1 NOT NULL,
    note VARCHAR(40),
    shown VARCHAR(60) AS (CONCAT(sign, ' é', currency)) VIRTUAL,
    CHECK (sign IN ('€', '£', '¥', 'C:\\')),
    CHECK (note NOT IN ('日本', '😀'))
);
