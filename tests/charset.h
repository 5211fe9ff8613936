/* SPDX-License-Identifier: MIT */
/*
 * t_locale(charset): makes with localedef(1) a locale of that charset, which the running glibc converts by gconv, and
 * sets it for LC_CTYPE; newlocale knows it then as well. 0, or -1 where that cannot be. Nothing is left behind. Where
 * the charset has U+2003, it is a space.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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
		fprintf(f, "<escape_char> /\n<code_set_name> %s\n<mb_cur_min> 1\n<mb_cur_max> 4\nCHARMAP\n", charset);
		for (int c = 0; c < 0x7f; c++)
			fprintf(f, "<U%04X> /x%02x\n", c, c);
		if (!strcmp(charset, "UTF-8"))
			fprintf(f, "<U2003> /xe2/x80/x83\n");
		fprintf(f, "END CHARMAP\n");
		fclose(f);
	}
	snprintf(file, sizeof file, "%s/source", dir);
	if ((f = fopen(file, "w"))) {
		fprintf(f, "LC_CTYPE\nupper <U0041>..<U005A>\nlower <U0061>..<U007A>\n"
			"space <U0009>;<U000A>;<U000B>;<U000C>;<U000D>;<U0020>;<U2003>\nEND LC_CTYPE\n");
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
