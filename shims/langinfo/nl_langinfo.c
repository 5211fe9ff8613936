/* SPDX-License-Identifier: MIT */
#include "altmon.h"

declare_old(nl_langinfo);

char *nl_langinfo(nl_item item)
{
	char *s = old(nl_langinfo)(item);

	/* some items are a number in the place of the pointer */
	return !altmon(item) || *s ? s : old(nl_langinfo)(item - COMPAT_ALTMON + MON_1);
}
