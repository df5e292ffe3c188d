SELECT xpath('/row/*/text()', x)::text FROM (
  SELECT unnest(xpath('/*/row', query_to_xml(format('SELECT id, customer, state FROM %s ORDER BY id', coalesce(to_regclass('old.orders'), to_regclass('shop.sale'))), false, false, ''))) AS x) AS t;
