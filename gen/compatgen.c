/* SPDX-License-Identifier: MIT */
/*
 * compatgen: from the tables of versions/ and compiled objects to a floor directory.
 *
 *   compatgen -a ARCH -H HOST -f FLOOR -m OBJECTS [-x ARCHIVE]... [-L LD] [-k KEEP] -o DIR
 *                                                      make a floor directory (emit.h says what is in it)
 *   compatgen -a ARCH -H HOST -f FLOOR -o DIR          write its sources (likewise)
 *   compatgen -a ARCH -H HOST -f FLOOR -p [NAME...]    print the plan, for all names or these
 *   compatgen -a ARCH -H HOST -f FLOOR -n              print the names of the objects that it needs (emit.h: emit_needed)
 *   compatgen -a ARCH -f FLOOR [-x ARCHIVE]... -r DIR  add the sources of the compiler's run-times to DIR (runtime.h says what)
 *   compatgen -a ARCH -l                               print what is implemented, with its limits
 *   compatgen -a ARCH -c                               print the tables as C, for tools/compat
 *   compatgen -d                                       print distros.tbl and the tables of runtimes/ as C
 *
 * OBJECTS is an archive (object.h), the ARCHIVEs are the compiler's static libraries, LD is the linker for ARCH [ld], whose
 * objects stay in the directory KEEP for the next floor. A directory is there as a whole in the end, or as it was before. HOST and FLOOR are glibc
 * releases such as 2.36; 2.28+gcc12 is a FLOOR with the run-times of another gcc than is usual there. -t names the directory of
 * the tables if it is not versions. The plan is a line per name:
 *
 *   NAME KIND [VERSION LIBRARY | =SHIM]                 host VERSION[: REASON]
 *
 * KIND is same, pin, wrap, alias, new, missing, refused, later or gone (plan.h); VERSION and LIBRARY
 * are the symbol of the floor that is used; =NAME@VERSION the other name an alias stands for; REASON
 * is why a name is refused.
 *
 * Exit status: 0; 1 a table, a release, an architecture or a name is wrong, or a file could not be
 * written: one line each on stderr and no output; 2 usage.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "embed.h"
#include "emit.h"
#include "plan.h"
#include "runtime.h"
#include "util.h"

static void usage(void)
{
	fprintf(stderr, "usage: %s [-t tables] -a arch (-c | -l | -H host -f floor ([-m objects [-x archive]... [-L ld] [-k keep]] -o dir | -n | -p [name...]) | -f floor [-x archive]... -r dir) | -d\n", progname);
	exit(2);
}

static void print_entry(const struct plan *p, const struct entry *e)
{
	const struct tables *t = p->t;

	printf("%-40s %-7s", e->name, kind_name[e->kind]);
	if (e->floor) {
		int h = home(t, e->floor, p->floor);

		printf(" %s %s", vstr(e->floor->ver), h < 0 ? "-" : t->lib[h].home);
		if (e->kind == ALIAS)
			printf(" =%s@%s", e->floor->name, vstr(e->floor->ver));
	} else if (e->target) {
		printf(" =%s", e->target);
	}
	if (e->host && e->kind != SAME)
		printf(" host %s", vstr(e->host->ver));
	if (e->kind == REFUSED)
		printf(": %s", e->shim->note);
	putchar('\n');
}

/* 0 and a message unless it is a release that the tables cover; a floor, with host not 0, for programs built there */
static int release(const struct tables *t, const char *what, const char *s, int host)
{
	int v = version(s), oldest = version("2.17");

	if (v < oldest || v > t->newest || v % 1000) {
		warn("%s: no %s %s, accepted: 2.17 to %s%s", t->abi, what, s, vstr(host ? host : t->newest), host ? ", the host's" :
			v > t->newest && !strcmp(what, "host") ? "; say the newest for a newer host, what came later is not offered" : "");
		return 0;
	}
	return v;
}

/* "2.28" or "2.28+gcc12", which is taken apart: as release(), the release of gcc in *gcc, or 0 */
static int floor_release(const struct tables *t, char *s, int *gcc, int host)
{
	char *plus = strchr(s, '+');

	*gcc = 0;
	if (plus) {
		*plus = 0;
		if (!(*gcc = gcc_version(plus + 1))) {
			warn("%s: floor %s+%s: want a release of gcc behind the +, such as 2.28+gcc12", t->abi, s, plus + 1);
			return 0;
		}
	}
	return release(t, "floor", s, host);
}

static void floor_files(const struct plan *p, const char *path, const char *dir, int gcc, char **archive, int narchive, const char *ld,
	struct output *o)
{
	char *words = xstrdup(ld), *save = NULL, **linker = NULL;
	struct runtime_tables run;
	struct objects objects;
	struct span all;
	int n = 0;

	for (char *w = strtok_r(words, " ", &save); w; w = strtok_r(NULL, " ", &save))
		*PUSH(linker, n) = w;
	*PUSH(linker, n) = NULL;
	if (!file_map(path, &all))
		fatal("%s:", path);
	objects_read(&objects, path, all);
	emit_floor(p, &objects, o);
	runtime_tables_read(&run, dir, p->t->arch);
	runtime_emit(&run, p->t->arch, p->floor, gcc, archive, narchive, linker, o);
}

int main(int argc, char **argv)
{
	const char *dir = "versions", *arch = NULL, *out = NULL, *hostarg = NULL, *runtime = NULL, *objects = NULL;
	bool list = false, print = false, needed = false, code = false, distros = false;
	struct output output = { NULL, 0 };
	struct runtime_tables run;
	struct tables t;
	struct plan p;
	char **archive = NULL, *floorarg = NULL, *ld = NULL;
	int c, host, floor, gcc, narchive = 0, bad = 0;

	progname = "compatgen";
	while ((c = getopt(argc, argv, "t:a:H:f:m:o:x:L:k:r:nplcd")) >= 0)
		switch (c) {
		case 't': dir = optarg; break;
		case 'a': arch = optarg; break;
		case 'H': hostarg = optarg; break;
		case 'f': floorarg = optarg; break;
		case 'm': objects = optarg; break;
		case 'o': out = optarg; break;
		case 'x': *PUSH(archive, narchive) = optarg; break;
		case 'L': ld = optarg; break;
		case 'k': runtime_keep = optarg; break;
		case 'r': runtime = optarg; break;
		case 'n': needed = true; break;
		case 'p': print = true; break;
		case 'l': list = true; break;
		case 'c': code = true; break;
		case 'd': distros = true; break;
		default: usage();
		}
	if (distros != !arch || list + print + needed + code + distros + !!out + !!runtime != 1 || (narchive && !runtime && !objects) ||
	    (objects && !out) || ((ld || runtime_keep) && !objects) ||
	    (runtime ? hostarg || !floorarg : print || needed || out ? !hostarg || !floorarg : hostarg || floorarg) || (!print && optind < argc))
		usage();
	if (distros)
		return embed_distros(dir);
	table_read(&t, dir, arch);
	if (code)
		return embed_tables(&t);
	if (list) {
		for (int i = 0; i < t.nshim; i++)
			printf("%-40s %s%s\n", t.shim[i].name, t.shim[i].kind == 'r' ? "refused: " : "", t.shim[i].note);
		return fflush(stdout) ? 1 : 0;
	}
	if (runtime) {
		if (!(floor = floor_release(&t, floorarg, &gcc, 0)))
			return 1;
		runtime_tables_read(&run, dir, arch);
		runtime_emit(&run, arch, floor, gcc, archive, narchive, NULL, &output);
		return !output_write(&output, runtime, INTO);
	}
	host = release(&t, "host", hostarg, 0);
	floor = floor_release(&t, floorarg, &gcc, host);
	if (!host || !floor)
		return 1;
	if (floor > host)
		fatal("floor %s is newer than host %s: programs built there run on %s as they are",
			vstr(floor), vstr(host), vstr(floor));
	plan_make(&p, &t, host, floor);
	if (out) {
		if (objects)
			floor_files(&p, objects, dir, gcc, archive, narchive, ld ? ld : "ld", &output);
		else
			emit(&p, &output);
		return !output_write(&output, out, REPLACE);
	}
	if (needed) {
		emit_needed(&p);
		if (fflush(stdout) || ferror(stdout))
			fatal("stdout:");
		return 0;
	}
	for (int i = optind; i < argc; i++)
		if (!plan_find(&p, argv[i])) {
			warn("%s: %s: no such name", t.abi, argv[i]);
			bad = 1;
		}
	if (bad)
		return 1;
	for (int i = 0; i < p.n; i++) {
		bool wanted = optind == argc;

		for (int k = optind; k < argc; k++)
			wanted |= !strcmp(argv[k], p.entry[i].name);
		if (wanted)
			print_entry(&p, &p.entry[i]);
	}
	if (fflush(stdout) || ferror(stdout))
		fatal("stdout:");
	return 0;
}
