/* SPDX-License-Identifier: MIT */
/* TEST for the type that types.h has just described, and an end to the description. */
#include TEST
#undef TYPE
#undef BYTES
#undef T_CASE
#undef DIGITS
#undef MAXIMUM
#undef MAX_EXP
#undef F
#undef NAME
