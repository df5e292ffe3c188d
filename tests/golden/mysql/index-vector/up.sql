-- TU301: copies all of `place`, though nobody waits: the engine has no other way
ALTER TABLE `place`
    ADD VECTOR KEY `near` (`at`),
    ALGORITHM=COPY, LOCK=NONE;
