SELECT id FROM kept;
