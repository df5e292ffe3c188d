SELECT * FROM phrase;
