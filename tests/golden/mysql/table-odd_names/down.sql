-- TU102: drops sixty_four_characters_is_what_a_name_may_have_and_no_more_than_i with all its rows
DROP TABLE `sixty_four_characters_is_what_a_name_may_have_and_no_more_than_i`;

-- TU102: drops weird-name with all its rows
DROP TABLE `weird-name`;
