SELECT room, stay, gone FROM booking;
