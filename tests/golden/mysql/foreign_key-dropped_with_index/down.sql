ALTER TABLE `c`
    ADD KEY `c_p` (`p_id`);
ALTER TABLE `c` ADD CONSTRAINT `c_p` FOREIGN KEY (`p_id`) REFERENCES `p` (`id`);
