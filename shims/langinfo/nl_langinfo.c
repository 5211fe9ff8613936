/* SPDX-License-Identifier: MIT */
#include "altmon.h"

declare_old(nl_langinfo);

char *nl_langinfo(nl_item item)
{
	char *s = old(nl_langinfo)(item);

	return *s || !altmon(item) ? s : old(nl_langinfo)(item - COMPAT_ALTMON + MON_1);
}
