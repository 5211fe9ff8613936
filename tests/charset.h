/* SPDX-License-Identifier: MIT */
/*
 * t_locale(charset): makes with localedef(1) a locale of that charset, which the running glibc converts by gconv, and
 * sets it for LC_CTYPE. 0, or -1 where that cannot be. Nothing is left behind.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int t_locale(const char *charset)
{
	char dir[] = "/tmp/locale.XXXXXX", file[80], cmd[400];
	int r = -1;
	FILE *f;

	if (!mkdtemp(dir))
		return -1;
	snprintf(file, sizeof file, "%s/charmap", dir);
	if ((f = fopen(file, "w"))) {
		fprintf(f, "<code_set_name> %s\n<mb_cur_min> 1\n<mb_cur_max> 4\nCHARMAP\n", charset);
		for (int c = 0; c < 0x7f; c++)
			fprintf(f, "<U%04X> /x%02x\n", c, c);
		fprintf(f, "END CHARMAP\n");
		fclose(f);
	}
	snprintf(file, sizeof file, "%s/source", dir);
	if ((f = fopen(file, "w"))) {
		fprintf(f, "LC_CTYPE\nupper <U0041>\nlower <U0061>\nEND LC_CTYPE\n");
		fclose(f);
	}
	/* a child has the system's glibc, for which this run-time's modules of gconv are not made */
	snprintf(cmd, sizeof cmd, "cd %s && env -u GCONV_PATH -u LD_LIBRARY_PATH localedef -c --no-archive -i ./source -f ./charmap ./%s"
		" >/dev/null 2>&1; test -f %s/LC_CTYPE", dir, charset, charset);
	if (!system(cmd) && !setenv("LOCPATH", dir, 1) && setlocale(LC_CTYPE, charset))
		r = 0;
	snprintf(cmd, sizeof cmd, "rm -rf %s", dir);
	return system(cmd) ? -1 : r;
}
