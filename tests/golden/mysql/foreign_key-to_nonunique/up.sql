ALTER TABLE `c`
    ADD KEY `c_b` (`b`);
ALTER TABLE `c` ADD CONSTRAINT `c_b` FOREIGN KEY (`b`) REFERENCES `p` (`b`);
