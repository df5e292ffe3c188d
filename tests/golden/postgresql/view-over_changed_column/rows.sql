SELECT day, round(total) FROM daily ORDER BY day;
