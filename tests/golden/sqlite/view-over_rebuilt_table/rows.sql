SELECT day, total FROM daily ORDER BY day;
SELECT most FROM top;
