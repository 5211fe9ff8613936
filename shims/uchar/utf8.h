/* SPDX-License-Identifier: MIT */
#ifndef COMPAT_UTF8_H
#define COMPAT_UTF8_H

#include "shim.h"

/* In the count of an mbstate_t: its value holds units of UTF-8. mbrtowc() and wcrtomb() use the bits below. */
#define PENDING ((int)0x80000000)

#endif
