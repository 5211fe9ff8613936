/* SPDX-License-Identifier: MIT */
#define lock pthread_rwlock_clockrdlock
#define SHARED 1
#include "rwlock.h"
