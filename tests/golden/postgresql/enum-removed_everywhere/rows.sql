SELECT id, m::text, ms::text, d::text, c::text, g FROM p; SELECT m::text, x FROM part ORDER BY 2;
