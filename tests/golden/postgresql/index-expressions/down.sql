-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.call;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.call_collated;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.call_down;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.call_of_collation;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.call_with_case;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.call_with_class;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.call_with_words;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.calls;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.cast_of_column;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.choice;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.operator;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.part;
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, instant
DROP INDEX CONCURRENTLY public.syntax;
