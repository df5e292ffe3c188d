-- TU301: the type of ty.u goes from text to tinytext: the table may be copied, and values that do not fit make it fail
ALTER TABLE `ty`
    MODIFY COLUMN `u` tinytext;
