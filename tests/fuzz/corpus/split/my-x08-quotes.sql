SELECT 'a\';b', "c\";d", `e\`; `f;``g`; N'h\';i'; x'3b'; @`j;k`; 'l'
'm;';