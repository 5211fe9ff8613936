/* SPDX-License-Identifier: MIT */
/* Whether a stream can be written, and what is put into its buffer behind that, as std::print does it, is not lost. */
#include <fcntl.h>
#include <stdio_ext.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>
#include "test.h"

int __overflow(FILE *, int);

static char name[] = "/tmp/fwritable-XXXXXX";

static void print(FILE *f, const char *text)
{
	T_TRUE(__fwritable(f));
	if (!f->_IO_write_ptr || f->_IO_write_ptr == f->_IO_buf_end)
		T_INT(__overflow(f, EOF), 0);
	memcpy(f->_IO_write_ptr, text, strlen(text));
	f->_IO_write_ptr += strlen(text);
	putc_unlocked('.', f);
}

/* what the file has when that was printed twice */
static const char *printed(FILE *f)
{
	static char all[40];
	int fd;

	print(f, "ab");
	print(f, "cd");
	T_INT(fclose(f), 0);
	fd = open(name, O_RDONLY);
	memset(all, 0, sizeof all);
	T_TRUE(read(fd, all, sizeof all - 1) > 0);
	close(fd);
	return all;
}

static int file(void)
{
	int fd = open(name, O_RDWR | O_TRUNC);

	T_INT(pwrite(fd, "01234567", 8, 0), 8);
	T_INT(lseek(fd, 2, SEEK_SET), 2);
	return fd;
}

int main(void)
{
	char line[20] = "";
	FILE *f;

	close(mkstemp(name));
	T_STR(printed(fdopen(file(), "w")), "01ab.cd.");
	T_STR(printed(fdopen(file(), "r+")), "01ab.cd.");
	T_STR(printed(fdopen(file(), "w+")), "01ab.cd.");
	T_STR(printed(fdopen(file(), "a")), "01234567ab.cd.");
	close(file());
	T_STR(printed(fopen(name, "a")), "01234567ab.cd.");
	T_STR(printed(fopen(name, "r+")), "ab.cd.67ab.cd.");
	T_STR(printed(fopen(name, "w")), "ab.cd.");

	f = tmpfile();
	print(f, "ab");
	rewind(f);
	T_STR(fgets(line, sizeof line, f), "ab.");
	T_INT(fclose(f), 0);

	/* nothing else is changed: what was read, written or pushed back, and wide streams */
	f = fopen(name, "r");
	T_INT(__fwritable(f), 0);
	T_INT(fgetc(f), 'a');
	T_INT(__fwritable(f), 0);
	T_INT(ungetc('x', f), 'x');
	T_INT(__fwritable(f), 0);
	T_STR(fgets(line, sizeof line, f), "xb.cd.");
	T_INT(fclose(f), 0);
	f = fdopen(file(), "r+");
	T_INT(fgetc(f), '2');
	T_TRUE(__fwritable(f));
	T_INT(fseek(f, 0, SEEK_CUR), 0);
	T_INT(fputc('x', f), 'x');
	T_TRUE(__fwritable(f));
	T_INT(fflush(f), 0);
	T_TRUE(__fwritable(f));
	T_INT(ftell(f), 4);
	T_TRUE(fputs("yz", f) >= 0);
	rewind(f);
	T_STR(fgets(line, sizeof line, f), "012xyz67");
	T_INT(fclose(f), 0);
	f = fdopen(file(), "r+");
	T_INT(fputwc(L'w', f), L'w');
	rewind(f);
	T_TRUE(__fwritable(f));
	T_INT(fgetwc(f), L'0');
	T_INT(fseek(f, 0, SEEK_CUR), 0);
	T_INT(fputwc(L'w', f), L'w');
	T_TRUE(__fwritable(f));
	T_INT(fclose(f), 0);
	unlink(name);
	return t_status;
}
