/* SPDX-License-Identifier: MIT */
/* Over one that uses a structure of glibc's size; tests/link/crypt.sh has that in a library. */
#include <errno.h>
#include <string.h>
#include "test.h"

/* as in libxcrypt's <crypt.h> */
struct crypt_data {
	char output[384], setting[384], input[512], reserved[767], initialized, internal[30720];
};

#ifdef LIBRARY
#define glibcs crypt_r
#else
#define glibcs __compat_old_crypt_r
#endif
#if !defined LINKED && !defined T_NATIVE
char *glibcs(const char *phrase, const char *setting, struct crypt_data *data);
char *glibcs(const char *phrase, const char *setting, struct crypt_data *data)
{
	char *p = (char *)data;

	if (*setting == '*') {
		errno = EINVAL;
		return NULL;
	}
	for (int i = 0; i < 131232; i++)
		if (p[i])
			return strcpy(p, "not initialized");
	memset(p, 'x', 131232);
	return strcat(strcpy(p, setting), phrase);
}
#endif

#ifndef LIBRARY
#ifdef T_NATIVE	/* glibc has none any more */
int main(void) { return t_status; }
#else
char *crypt_r(const char *, const char *, struct crypt_data *);

static struct {
	struct crypt_data data;
	char behind[131232];
} all;

int main(void)
{
	char *s = crypt_r("phrase", "$6$salt$", &all.data);

	T_STR(s, "$6$salt$phrase");
	T_TRUE(s == all.data.output);
	memset(&all.data, 'y', sizeof all.data);
	T_STR(crypt_r("other", "$6$salt$", &all.data), "$6$salt$other");
	for (size_t i = 0; i < sizeof all.behind; i++)
		T_INT(all.behind[i], 0);
	errno = 0;
	T_TRUE(!crypt_r("phrase", "*0", &all.data));
	T_INT(errno, EINVAL);
	return t_status;
}
#endif
#endif
