/* Columns that stand elsewhere than before. */
#ifndef TU_DIFF_MOVES_H
#define TU_DIFF_MOVES_H

#include "diff/diff.h"

/* Of the columns that are in both lists of children: changes for as few as can have moved, put into
 * the change of that column where there is one already. */
void tu_diff_moves(TuArena *arena, TuVec *list, const TuVec *from, const TuVec *to);

#endif
