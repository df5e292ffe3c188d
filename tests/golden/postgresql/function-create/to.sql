CREATE TABLE sale (id integer PRIMARY KEY, amount numeric);
CREATE FUNCTION total(lowest numeric DEFAULT 0, VARIADIC days date[] DEFAULT '{}') RETURNS TABLE (n bigint, s numeric)
    LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = public
    AS $fn$ SELECT count(*), sum(amount) FROM sale WHERE amount >= lowest; $fn$;
CREATE FUNCTION total(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'it''s; $1'; END $$;
CREATE PROCEDURE clear_sales() LANGUAGE sql BEGIN ATOMIC DELETE FROM sale; END;
COMMENT ON FUNCTION total(text) IS 'says so';
