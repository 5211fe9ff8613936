/* SPDX-License-Identifier: MIT */
#define lock pthread_rwlock_clockwrlock
#define SHARED 0
#include "rwlock.h"
