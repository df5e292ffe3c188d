CREATE TABLE n (ID int PRIMARY KEY, Name varchar(5), KEY By_Name (Name));
