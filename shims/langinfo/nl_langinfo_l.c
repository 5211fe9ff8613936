/* SPDX-License-Identifier: MIT */
#include "altmon.h"

declare_old(nl_langinfo_l);

char *nl_langinfo_l(nl_item item, locale_t loc)
{
	char *s = old(nl_langinfo_l)(item, loc);

	/* some items are a number in the place of the pointer */
	return !altmon(item) || *s ? s : old(nl_langinfo_l)(item - COMPAT_ALTMON + MON_1, loc);
}
