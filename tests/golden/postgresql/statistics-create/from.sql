CREATE TABLE city (zip text, town text, state text);
