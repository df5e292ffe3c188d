SELECT relname, pg_get_userbyid(relowner), relacl FROM pg_class WHERE relname IN ('cheap', 'prices') ORDER BY 1;
SELECT attname, attacl FROM pg_attribute WHERE attacl IS NOT NULL AND attrelid >= 16384 ORDER BY 1;
SELECT pg_get_userbyid(proowner), proacl FROM pg_proc WHERE proname = 'cheapest';
SELECT pg_get_userbyid(typowner), typacl FROM pg_type WHERE typname = 'size';
