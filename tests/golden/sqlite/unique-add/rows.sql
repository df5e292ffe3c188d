SELECT id, name, country, code FROM city ORDER BY id;
