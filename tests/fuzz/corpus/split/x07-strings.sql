select E'a\';b', U&'d\0061t', 'a\', E'a'
'b\';c'; x