/* SPDX-License-Identifier: MIT */
/* glob glob64 */
#define _LARGEFILE64_SOURCE
#include <dirent.h>
#include <glob.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>
#include "test.h"

static uint64_t state = 88172645463325252, sum[2] = { 14695981039346656037u, 14695981039346656037u };

static unsigned any(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 20) % n;
}

static int which;

static void add(const char *s)
{
	do
		sum[which] = (sum[which] ^ (unsigned char)*s) * 1099511628211u;
	while (*s++);
}

static void add_number(long n)
{
	char s[24];

	snprintf(s, sizeof s, "%ld", n);
	add(s);
}

#define ALL(glob, glob_t, globfree, pattern, flags) do { \
	glob_t g_ = { 0 }; \
	int r_ = glob(pattern, flags, NULL, &g_); \
	add_number(r_); \
	if (r_ != GLOB_NOSPACE) { \
		add_number(g_.gl_flags & ~(GLOB_MAGCHAR | GLOB_ONLYDIR)); \
		for (size_t i_ = 0; i_ < g_.gl_pathc; i_++) \
			add(g_.gl_pathv[i_]); \
	} \
	globfree(&g_); \
} while (0)

static void anything(void)
{
	static const char *const part[] = { "*", "?", "a", "b", "dangling", "loop", "dirlink", "filelink",
		"dang*", "l*", "sub", "nope", "{a,dangling}", "{d*,nope}", "[a-d]*", "\\a", "dang\\ling", ".*",
		"..", ".", " ", "**", "[", "self", "dsub" };
	static const int flag[] = { GLOB_MARK, GLOB_NOCHECK, GLOB_NOESCAPE, GLOB_PERIOD, GLOB_BRACE,
		GLOB_NOMAGIC, GLOB_ONLYDIR };
	char pattern[200] = "";
	int flags = 0;

	for (unsigned j = any(3) + 1; j--; ) {
		strcat(pattern, part[any(sizeof part / sizeof *part)]);
		if (j || !any(4))
			strcat(pattern, any(8) ? "/" : "//");
	}
	for (unsigned j = any(4); j--; )
		flags |= flag[any(sizeof flag / sizeof *flag)];
	which = 0;
	ALL(glob, glob_t, globfree, pattern, flags);
	which = 1;
	ALL(glob64, glob64_t, globfree64, pattern, flags);
}

static const char *one(const char *pattern, int flags)
{
	static char got[64];
	glob_t g = { .gl_offs = 2 };
	glob64_t g64 = { 0 };
	int r = glob(pattern, flags | GLOB_DOOFFS, NULL, &g), r64 = glob64(pattern, flags, NULL, &g64);

	T_INT(r64, r);
	T_TRUE(!g.gl_opendir && !g.gl_readdir && !g.gl_closedir && !g.gl_stat && !g.gl_lstat);
	T_TRUE(!(g.gl_flags & GLOB_ALTDIRFUNC));
	snprintf(got, sizeof got, "%d", r);
	if (!r) {
		T_INT(g.gl_pathc, 1);
		T_TRUE(!g.gl_pathv[0] && !g.gl_pathv[1]);
		T_STR(g64.gl_pathv[0], g.gl_pathv[2]);
		snprintf(got, sizeof got, "%s", g.gl_pathv[2]);
	}
	globfree(&g);
	globfree64(&g64);
	return got;
}

static int opened, closed, at;
static struct dirent entry[] = {
	{ .d_type = DT_REG, .d_name = "imagined" },
	{ .d_type = DT_UNKNOWN, .d_name = "unsaid", .d_ino = 1 },
	{ .d_type = DT_LNK, .d_name = "linked" },
};

static void *my_opendir(const char *path)
{
	T_STR(path, "/nowhere");
	opened++;
	at = 0;
	return entry;
}

static struct dirent *my_readdir(void *dir)
{
	glob_t inner = { 0 };

	T_TRUE(dir == entry);
	if (at == 1) {	/* a glob inside of a glob */
		T_INT(glob("dang*", 0, NULL, &inner), 0);
		globfree(&inner);
	}
	return at == 3 ? NULL : &entry[at++];
}

static void my_closedir(void *dir)
{
	closed += dir == entry;
}

/* knows the one whose kind readdir does not tell */
static int my_stat(const char *path, struct stat *st)
{
	if (strcmp(path, "/nowhere/unsaid") && strcmp(path, "/nowhere/unsaid/")) {
		errno = ENOENT;
		return -1;
	}
	memset(st, 0, sizeof *st);
	st->st_mode = S_IFDIR | 0755;
	return 0;
}

int main(void)
{
	static const char *const clean[] = { "dsub/x/dangling", "dsub/x", "dsub/dlink", "dsub", "sub/dangling",
		"sub/file", "sub/a", "sub", "self", "dirlink", "filelink", "loop", "dangling", "dangle2", "a", "b" };
	char dir[] = "/tmp/globXXXXXX";

	T_TRUE(mkdtemp(dir));
	T_INT(chdir(dir), 0);
	/* so that ../../.. shows nothing else */
	for (int i = 0; i < 3; i++)
		T_TRUE(!mkdir("up", 0755) && !chdir("up"));
	T_TRUE(!mkdir("sub", 0755) && !mkdir("dsub", 0755) && !mkdir("dsub/x", 0755));
	fclose(fopen("a", "w"));
	fclose(fopen("b", "w"));
	fclose(fopen("sub/a", "w"));
	fclose(fopen("sub/file", "w"));
	T_TRUE(!symlink("nothing", "dangling") && !symlink("loop", "loop") && !symlink("sub", "dirlink")
		&& !symlink("a", "filelink") && !symlink("nothing", "sub/dangling") && !symlink(".", "self")
		&& !symlink("sub/nothing", "dangle2") && !symlink("b", "dsub/dlink")
		&& !symlink("gone/x", "dsub/x/dangling"));

	T_STR(one("dangling", 0), "dangling");
	T_STR(one("loop", GLOB_MARK), "loop");
	T_STR(one("s[u]b/dangling", GLOB_NOCHECK), "sub/dangling");
	T_STR(one("filelink", 0), "filelink");
	T_STR(one("dirlin?", GLOB_MARK), "dirlink/");
	T_STR(one("nope", 0), "3");
	T_STR(one("nope*", GLOB_NOCHECK), "nope*");
	/* directories only */
	T_STR(one("[bf]*/", 0), "3");
	T_STR(one("[bds]u*/", 0), "sub/");
	T_STR(one("?i[lr]*k/", 0), "dirlink/");
	T_STR(one("{b,file,dangling,dirlin}*/", GLOB_BRACE), "dirlink/");
	T_STR(one("[f]*", GLOB_ONLYDIR), "3");
	T_STR(one("[bd]i*", GLOB_ONLYDIR), "dirlink");

	glob_t g = { .gl_opendir = my_opendir, .gl_readdir = my_readdir, .gl_closedir = my_closedir,
		.gl_stat = stat, .gl_lstat = lstat };
	T_INT(glob("/nowhere/[il]*", GLOB_ALTDIRFUNC, NULL, &g), 0);
	T_INT(g.gl_pathc, 2);
	for (size_t i = 0; i < g.gl_pathc && i < 2; i++)
		T_STR(g.gl_pathv[i], i ? "/nowhere/linked" : "/nowhere/imagined");
	T_TRUE(g.gl_opendir == my_opendir && g.gl_readdir == my_readdir && g.gl_closedir == my_closedir
		&& g.gl_stat == stat && g.gl_lstat == lstat && g.gl_flags & GLOB_ALTDIRFUNC);
	T_INT(opened, 1);
	T_INT(closed, 1);
	globfree(&g);
	T_INT(glob("/nowhere/uns*", GLOB_ALTDIRFUNC, NULL, &g), 0);
	T_INT(g.gl_pathc, 1);
	globfree(&g);
	T_INT(glob("/nowhere/[iul]*/", GLOB_ALTDIRFUNC, NULL, &g), GLOB_NOMATCH);
	g.gl_stat = my_stat;
	T_INT(glob("/nowhere/[iul]*/", GLOB_ALTDIRFUNC, NULL, &g), 0);
	T_INT(g.gl_pathc, 1);
	T_STR(g.gl_pathv[0], "/nowhere/unsaid/");
	globfree(&g);
	g.gl_stat = stat;
	T_INT(glob("/nowhere/unsaid", GLOB_ALTDIRFUNC, NULL, &g), GLOB_NOMATCH);	/* by gl_stat */

	memset(&g, 0, sizeof g);
	T_INT(glob("dangling", 0, NULL, &g), 0);
	T_INT(glob("sub/dang*", GLOB_APPEND, NULL, &g), 0);
	T_INT(g.gl_pathc, 2);
	if (g.gl_pathc == 2)
		T_STR(g.gl_pathv[1], "sub/dangling");
	globfree(&g);

	for (int i = 0; i < 5000; i++)
		anything();
	T_TRUE(sum[0] == sum[1]);
	if (sum[0] != 0x827ff8243731f896)
		t_error("5000 patterns give 0x%llx", (unsigned long long)sum[0]);
	for (unsigned i = 0; i < sizeof clean / sizeof *clean; i++)
		remove(clean[i]);
	for (int i = 0; i < 3; i++)
		T_TRUE(!chdir("..") && !rmdir("up"));
	T_INT(rmdir(dir), 0);
	return t_status;
}
