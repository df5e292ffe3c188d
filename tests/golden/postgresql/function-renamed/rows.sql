SELECT id, net, due FROM sale ORDER BY 1;
