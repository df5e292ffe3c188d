CREATE TABLE n (ID int PRIMARY KEY, Name varchar(6), KEY By_Name (Name));
