SELECT key, value FROM cache;
