/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include "test.h"

static uint64_t state = 88172645463325252, sum = 14695981039346656037u;

static unsigned any(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 20) % n;
}

static void add(const void *p, size_t n)
{
	for (const unsigned char *c = p; n--; c++)
		sum = (sum ^ *c) * 1099511628211u;
}

static void add_result(long r)
{
	long both[] = { r, errno };

	add(both, sizeof both);
	errno = 0;
}

/* a stream of any mode over any bytes, and eight things done to it */
static void anything(void)
{
	static const char *const modes[] = { "r", "r+", "w", "w+", "a", "a+", "rb", "wb", "ab", "w+b",
		"wb+", "r+b", "a+b", "rb+", "ab+", "wx", "r+e", "rm" };
	const char *mode = modes[any(sizeof modes / sizeof *modes)];
	char buf[40], data[20];
	size_t size = any(33);

	for (unsigned i = 0; i < sizeof buf; i++)
		buf[i] = any(4) ? (char)('a' + any(26)) : 0;
	if (!size && *mode == 'w')
		size = 3;
	errno = 0;
	FILE *f = fmemopen(buf, size, mode);
	T_TRUE(f);
	if (any(3) == 1)
		setvbuf(f, NULL, _IONBF, 0);
	add(buf, sizeof buf);
	for (int k = 0; k < 8; k++) {
		unsigned n = any(14), whence = any(3);
		long off = (long)any(40) - (whence ? 20 : 3);

		switch (any(7)) {
		case 0:
			memset(data, 0, sizeof data);
			add_result((long)fread(data, 1, n, f));
			add(data, sizeof data);
			break;
		case 1:
			for (unsigned i = 0; i < n; i++)
				data[i] = any(5) ? (char)('A' + any(26)) : 0;
			add_result((long)fwrite(data, 1, n, f));
			break;
		case 2: add_result(fseek(f, off, (int)whence)); break;
		case 3: add_result(fflush(f)); break;
		case 4:
			if (*mode == 'a')	/* before glibc 2.20 ftell counts from elsewhere what is not yet written */
				add_result(fflush(f));
			add_result(ftell(f));
			break;
		case 5:
			add_result((feof(f) ? 2 : 0) + (ferror(f) ? 1 : 0));
			clearerr(f);
			break;
		case 6: rewind(f); break;
		}
		add(buf, sizeof buf);
	}
	add_result(fclose(f));
	add(buf, sizeof buf);
}

int main(void)
{
	char buf[8], got[16];
	FILE *f;

	/* what differs before 2.22 */
	memcpy(buf, "abc\0efgh", 8);
	f = fmemopen(buf, 8, "r");
	T_INT(fseek(f, -2, SEEK_END), 0);
	T_INT(fgetc(f), 'g');
	T_ERR(fseek(f, 1, SEEK_END), -1, EINVAL);
	T_INT(fclose(f), 0);
	f = fmemopen(buf, 8, "w+");
	T_INT(fgetc(f), EOF);
	T_INT(fputs("xy", f), 1);
	rewind(f);
	T_INT(fread(got, 1, 8, f), 2);
	T_INT(fclose(f), 0);
	T_TRUE(!memcmp(buf, "xy\0\0efgh", 8));
	f = fmemopen(buf, 8, "a+");
	T_INT(ftell(f), 2);
	rewind(f);
	T_INT(fgetc(f), 'x');
	T_INT(fseek(f, 0, SEEK_SET), 0);
	T_INT(fputs("z", f), 1);
	T_INT(fclose(f), 0);
	T_TRUE(!memcmp(buf, "xyz\0efgh", 8));
	f = fmemopen(buf, 0, "w");
	T_INT(buf[0], 'x');
	T_INT(fclose(f), 0);
	f = fmemopen(buf, 0, "w+");
	T_INT(buf[0], 0);
	T_INT(fclose(f), 0);
	f = fmemopen(buf, 0, "r");
	T_TRUE(f);
	T_INT(fgetc(f), EOF);
	T_TRUE(feof(f));
	T_INT(fclose(f), 0);

	/* a buffer of its own */
	f = fmemopen(NULL, 10, "w+");
	T_INT(fputs("hello", f), 1);
	rewind(f);
	T_STR(fgets(got, sizeof got, f), "hello");
	T_INT(fseek(f, 10, SEEK_SET), 0);
	setvbuf(f, NULL, _IONBF, 0);
	T_ERR(fputc('x', f), EOF, ENOSPC);
	T_INT(fclose(f), 0);
	T_ERR((long)fmemopen(buf, 8, "x"), 0, EINVAL);
	T_ERR((long)fmemopen(buf, 8, ""), 0, EINVAL);
	T_ERR((long)fmemopen(buf, SIZE_MAX, "r"), 0, EINVAL);
	T_ERR((long)fmemopen(NULL, SIZE_MAX / 2, "w+"), 0, ENOMEM);

	for (int i = 0; i < 20000; i++)
		anything();
	if (sum != 0x23c9d3b62d6eff0c)
		t_error("20000 streams give 0x%llx", (unsigned long long)sum);
	return t_status;
}
