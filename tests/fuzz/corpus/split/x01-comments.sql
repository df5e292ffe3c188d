DELETE FROM t -- keep;
WHERE id = 1; a /* ; */ b; # ;
