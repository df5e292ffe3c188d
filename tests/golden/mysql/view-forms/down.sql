DROP VIEW `odd view`;

DROP VIEW `v3`;

DROP VIEW `v5`;

DROP VIEW `v4`;

DROP VIEW `v6`;

DROP VIEW `v8`;

DROP VIEW `v9`;
