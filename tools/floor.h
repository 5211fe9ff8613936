/* SPDX-License-Identifier: MIT */
/* Words for a floor, as people type them; the rules are in the head of versions/distros.tbl. */
#ifndef FLOOR_H
#define FLOOR_H

#include <stdbool.h>

/* Edit distance of two words, a swap of neighbours being one; limit + 1 if it is more than limit. */
int word_distance(const char *a, const char *b, int limit);

/* It is a glibc release before 2.17, or a release of a distribution that is older than all of them that are known. */
bool floor_too_old(const char *word);

/* Names of distributions that a word may have been meant for, as "rhel7, rhel8 or rhel9"; NULL if none is near. */
char *floor_near(const char *word);

#endif
