-- TU302: the rows of parcel that are there get no default in token: fill them; the rows of parcel that are there get no default in made_by: fill them
-- TU301: copies all of `parcel`, and writers wait: the engine has no other way
-- Lock: SHARE on `parcel`, rewrite
ALTER TABLE `parcel`
    ADD COLUMN `token` binary(16) AFTER `id`,
    MODIFY COLUMN `name` varchar(40),
    ADD COLUMN `due` datetime DEFAULT ((now() + interval 1 week)) AFTER `name`,
    ADD COLUMN `made_by` varchar(80) NOT NULL;
ALTER TABLE `parcel`
    ALTER COLUMN `token` SET DEFAULT (uuid_to_bin(uuid())),
    ALGORITHM=INSTANT;
ALTER TABLE `parcel`
    ALTER COLUMN `name` SET DEFAULT (uuid()),
    ALGORITHM=INSTANT;
ALTER TABLE `parcel`
    ALTER COLUMN `made_by` SET DEFAULT (user()),
    ALGORITHM=INSTANT;
