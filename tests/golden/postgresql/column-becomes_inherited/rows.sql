SELECT at, e, x FROM kid;
