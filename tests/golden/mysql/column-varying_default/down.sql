-- TU103: drops column parcel.token with its values; drops column parcel.due with its values; drops column parcel.made_by with its values
ALTER TABLE `parcel`
    DROP COLUMN `token`,
    DROP COLUMN `due`,
    DROP COLUMN `made_by`,
    MODIFY COLUMN `name` varchar(40),
    ALGORITHM=INSTANT;
