SELECT * FROM sale;
