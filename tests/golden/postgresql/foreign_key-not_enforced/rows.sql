SELECT * FROM member;
