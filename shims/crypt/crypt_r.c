/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "shim.h"
#include "../string/wipe.h"

/* not <crypt.h>, which is libxcrypt's or glibc's, and nobody's where neither is installed */
struct crypt_data;
char *crypt_r(const char *phrase, const char *setting, struct crypt_data *data);
declare_old(crypt_r);

/*
 * The structure in libxcrypt's header has 32768 bytes and the result first. That of glibc, whose crypt_r fills it, has more: it gets one
 * of its own.
 */
enum { GLIBCS_SIZE = 131232 };

char *crypt_r(const char *phrase, const char *setting, struct crypt_data *data)
{
	char *own = calloc(1, GLIBCS_SIZE), *s;
	int e;

	if (!own)
		return NULL;
	s = old(crypt_r)(phrase, setting, (struct crypt_data *)own);
	e = errno;
	if (s)
		s = memcpy(data, s, strlen(s) + 1);
	wipe(own, 0, GLIBCS_SIZE);
	free(own);
	errno = e;
	return s;
}
