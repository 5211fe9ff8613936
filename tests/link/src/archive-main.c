/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int archive_newer(char *to, size_t n, const char *path, size_t few);

int main(void)
{
	char name[] = "/tmp/archive-newer-XXXXXX", text[200];
	int fd = mkstemp(name), n;

	close(fd);
	n = archive_newer(text, sizeof text, name, 16);
	remove(name);
	if (n < 0)
		printf("%d\n", n);
	else
		puts(text);
	return n < 0;
}
