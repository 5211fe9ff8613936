/* SPDX-License-Identifier: MIT */
/* Locales of our own making, since a run-time may have none but C: files for LC_NUMERIC, as localedef's. */
#include <limits.h>
#include <locale.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

struct numeric {
	const char *name, *radix, *separator, *grouping;
	uint32_t wide_radix, wide_separator;
};

static char locales_dir[PATH_MAX];

/* removes them again; what was taken into use stays */
static void no_locales(const struct numeric *n, size_t count)
{
	char path[PATH_MAX + 100];

	while (count--) {
		snprintf(path, sizeof path, "%s/%s/LC_NUMERIC", locales_dir, n[count].name);
		unlink(path);
		*strrchr(path, '/') = '\0';
		rmdir(path);
	}
	rmdir(locales_dir);
}

/* after this setlocale and newlocale know them, for LC_NUMERIC */
static void make_locales(const struct numeric *n, size_t count)
{
	const char *tmp = getenv("TMPDIR");

	snprintf(locales_dir, sizeof locales_dir, "%s/compat-locale.XXXXXX", tmp && *tmp == '/' ? tmp : "/tmp");
	if (!mkdtemp(locales_dir)) {
		t_error("no %s", locales_dir);
		return;
	}
	setenv("LOCPATH", locales_dir, 1);
	for (size_t i = 0; i < count; i++, n++) {
		/* magic number of the category, the number of items, where they are, and the items */
		uint32_t head[] = { 0x20031115 ^ LC_NUMERIC, 6, 32, 40, 48, 56, 60, 64 },
			wide[] = { n->wide_radix, n->wide_separator };
		char strings[3][8] = { "" }, path[PATH_MAX + 100];
		FILE *f;

		strcpy(strings[0], n->radix);
		strcpy(strings[1], n->separator);
		strcpy(strings[2], n->grouping);
		snprintf(path, sizeof path, "%s/%s", locales_dir, n->name);
		mkdir(path, 0777);
		strcat(path, "/LC_NUMERIC");
		if (!(f = fopen(path, "w"))) {
			t_error("no %s", path);
			return;
		}
		fwrite(head, sizeof head, 1, f);
		fwrite(strings, sizeof strings, 1, f);
		fwrite(wide, sizeof wide, 1, f);
		fwrite("UTF-8", 6, 1, f);
		fclose(f);
	}
}
