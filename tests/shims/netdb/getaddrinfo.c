/* SPDX-License-Identifier: MIT */
#include <arpa/inet.h>
#include <netdb.h>
#include <net/if.h>
#include <netinet/in.h>
#include "test.h"

static void good(const char *name, int family, const char *want, unsigned scope)
{
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST, .ai_socktype = SOCK_STREAM }, *a = NULL;
	char got[64] = "";
	int r = getaddrinfo(name, "80", &hints, &a);

	if (r) {
		t_error("%s: %s", name, gai_strerror(r));
		return;
	}
	T_INT(a->ai_family, family);
	if (family == AF_INET) {
		struct sockaddr_in *in = (struct sockaddr_in *)a->ai_addr;

		inet_ntop(family, &in->sin_addr, got, sizeof got);
		T_INT(in->sin_port, htons(80));
	} else {
		struct sockaddr_in6 *in = (struct sockaddr_in6 *)a->ai_addr;

		inet_ntop(family, &in->sin6_addr, got, sizeof got);
		T_INT(in->sin6_scope_id, scope);
	}
	T_STR(got, want);
	freeaddrinfo(a);
}

static void bad(const char *name)
{
	for (int flags = 0; flags <= AI_NUMERICHOST; flags += AI_NUMERICHOST) {
		struct addrinfo hints = { .ai_flags = flags }, *a = NULL;
		int r;

		if (!flags && !strpbrk(name, " \t\n\v\f\r%"))
			continue;	/* may be a name */
		r = getaddrinfo(name, NULL, &hints, &a);
		if (r != EAI_NONAME)
			t_error("\"%s\": %s", name, r ? gai_strerror(r) : "no error");
		if (!r)
			freeaddrinfo(a);
	}
}

int main(void)
{
	struct addrinfo *a = NULL;
	unsigned lo = if_nametoindex("lo");

	good("127.0.0.1", AF_INET, "127.0.0.1", 0);
	good("127.1", AF_INET, "127.0.0.1", 0);
	good("0x7f000001", AF_INET, "127.0.0.1", 0);
	good("0177.0.0.01", AF_INET, "127.0.0.1", 0);
	good("::1", AF_INET6, "::1", 0);
	good("fe80::1", AF_INET6, "fe80::1", 0);
	good("fe80::1%7", AF_INET6, "fe80::1", 7);
	good("fe80::1%4294967295", AF_INET6, "fe80::1", 4294967295);
	if (lo) {
		good("fe80::1%lo", AF_INET6, "fe80::1", lo);
		good("ff02::1%lo", AF_INET6, "ff02::1", lo);
	}
	bad("127.0.0.1 x");
	bad("127.0.0.1 ");
	bad("127.0.0.1\r\nHost: x");
	bad("127.0.0.1\tx");
	bad("127.0.0.1\vx");
	bad("127.1\fx");
	bad("0x7f000001 x");
	bad("0177.1 x");
	bad("1 x");
	bad("127.0.0.1x");
	bad("fe80::1%");
	bad("fe80::1%-1");
	bad("fe80::1%+1");
	bad("fe80::1% 1");
	bad("fe80::1%1 ");
	bad("fe80::1%1x");
	bad("fe80::1%4294967296");
	bad("fe80::1%4294967297");
	bad("fe80::1%99999999999999999999999");
	bad("fe80::1 x");
	bad("fe80::1%nonesuch0");
	T_INT(getaddrinfo(NULL, NULL, NULL, &a), EAI_NONAME);
	/* other errors go first */
	T_INT(getaddrinfo("127.0.0.1 x", NULL, &(struct addrinfo) { .ai_flags = -1 }, &a), EAI_BADFLAGS);
	T_INT(getaddrinfo("127.0.0.1 x", NULL, &(struct addrinfo) { .ai_family = 77 }, &a), EAI_FAMILY);
	T_INT(getaddrinfo("fe80::1%-1", NULL, &(struct addrinfo) { .ai_family = AF_INET }, &a), EAI_ADDRFAMILY);
	T_INT(getaddrinfo(NULL, "80", NULL, &a), 0);
	freeaddrinfo(a);
	return t_status;
}
