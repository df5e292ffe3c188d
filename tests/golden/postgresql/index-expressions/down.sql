BEGIN;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.call;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.call_collated;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.call_down;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.call_of_collation;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.call_with_case;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.call_with_class;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.call_with_words;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.calls;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.cast_of_column;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.choice;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.operator;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.part;
-- TU202: dropping an index waits for all users of entries
DROP INDEX public.syntax;
COMMIT;
