DROP VIEW `a_over_v1`;

DROP VIEW `v1`;
