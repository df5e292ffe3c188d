SELECT "group", "two words", "say ""hi""" FROM "order";
