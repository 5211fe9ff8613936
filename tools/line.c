/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "line.h"
#include "util.h"

#define DEPTH 16	/* of response files in response files */

/* options whose argument is the next word; some others have it in the same one, which is a word like any other */
static const char *const separate[] = {
	"-o", "-x", "-D", "-U", "-I", "-L", "-l", "-B", "-T", "-u", "-z", "-e", "-A", "-R", "-F", "-G", "-MF", "-MT", "-MQ", "-MJ",
	"-include", "-imacros", "-include-pch", "-isystem", "-iquote", "-idirafter", "-iprefix", "-iwithprefix",
	"-iwithprefixbefore", "-isysroot", "-imultilib", "-imultiarch", "-iframework", "-ivfsoverlay", "-cxx-isystem",
	"-Xlinker", "-Xassembler", "-Xpreprocessor", "-Xclang", "-Xanalyzer", "-mllvm", "-mthread-model", "-target", "-arch",
	"-aux-info", "-dumpbase", "-dumpbase-ext", "-dumpdir", "-wrapper", "-specs", "-rpath", "-Tbss", "-Tdata", "-Ttext",
	"-working-directory", "-serialize-diagnostics", "--serialize-diagnostics", "-gcc-toolchain", "--param", "--sysroot",
	"--target", "--config", "--specs", "--output", "--language", "--include", "--imacros", "--entry", "--force-link",
	"--define-macro", "--undefine-macro", "--include-directory", "--library-directory", "--prefix",
};

/* with one of these nothing is linked */
static const char *const stop[] = {
	"-c", "-S", "-E", "-M", "-MM", "-r", "-fsyntax-only", "-cc1", "-cc1as", "-emit-ast", "--analyze", "--precompile",
	"--compile", "--assemble", "--preprocess", "--dependencies", "--user-dependencies", "--relocatable", "--version",
	"--help", "--target-help",
};
static const char *const stop_prefix[] = { "-print-", "--print-", "-dump", "--dump", "--help=" };

static const char *const target_prefix[] = {
	"-m", "-B", "-target", "--target", "--sysroot", "-isysroot", "-specs", "--specs", "--gcc-toolchain", "-gcc-toolchain",
	"--config", "--prefix",
};

#define is(word, list) is_one(word, list, sizeof (list) / sizeof *(list), false)
#define begins(word, list) is_one(word, list, sizeof (list) / sizeof *(list), true)

static bool is_one(const char *word, const char *const *list, size_t n, bool prefix)
{
	for (size_t i = 0; i < n; i++)
		if (prefix ? !strncmp(word, list[i], strlen(list[i])) : !strcmp(word, list[i]))
			return true;
	return false;
}

static void add_search(struct line *l, const char *word)
{
	*PUSH(l->search, l->nsearch) = xstrdup(word);
}

static void add_target(struct line *l, const char *word)
{
	*PUSH(l->target, l->ntarget) = xstrdup(word);
}

static bool header(const char *file, const char *language)
{
	static const char *const suffixes[] = { ".h", ".hh", ".H", ".hp", ".hxx", ".hpp", ".HPP", ".h++", ".tcc" };
	const char *dot = strrchr(file, '.');

	if (language && strcmp(language, "none")) {
		size_t n = strlen(language);

		return n > 7 && !strcmp(language + n - 7, "-header");
	}
	return dot && is(dot, suffixes);
}

static void input(struct line *l, bool is_header)
{
	l->headers = is_header && (l->headers || !l->input);
	l->input = true;
}

static void set_language(struct line *l, const char *word)
{
	free((char *)l->language);
	l->language = xstrdup(word);
}

static void argument(struct line *l, const char *word)
{
	if (!strcmp(l->takes, "-x") || !strcmp(l->takes, "--language"))
		set_language(l, word);
	else if (!strcmp(l->takes, "-l") || !strcmp(l->takes, "-Xlinker"))
		input(l, false);
	else if (!strcmp(l->takes, "-L") || !strcmp(l->takes, "--library-directory"))
		add_search(l, word);
	if (begins(l->takes, target_prefix) && strcmp(l->takes, "-mllvm")) {
		add_target(l, l->takes);
		add_target(l, word);
		l->musl |= strstr(word, "musl") != NULL;
	}
	l->takes = NULL;
}

static void option(struct line *l, const char *word)
{
	for (size_t i = 0; i < sizeof separate / sizeof *separate; i++)
		if (!strcmp(word, separate[i])) {
			l->takes = separate[i];
			return;
		}
	if (is(word, stop) || begins(word, stop_prefix))
		l->stops = true;
	else if (!strcmp(word, "-static") || !strcmp(word, "--static") || !strcmp(word, "-static-pie"))
		l->fixed = true;
	else if (!strcmp(word, "-shared") || !strcmp(word, "--shared"))
		l->shared = true;
	else if (!strncmp(word, "-x", 2))
		set_language(l, word + 2);
	else if (!strncmp(word, "-L", 2) || !strncmp(word, "--library-directory=", 20))
		add_search(l, word + (word[1] == 'L' ? 2 : 20));
	else if (!strncmp(word, "-l", 2) || !strncmp(word, "-Wl,", 4))
		input(l, false);
	else if (begins(word, target_prefix)) {
		add_target(l, word);
		l->musl |= strchr(word, '=') && strstr(word, "musl");
	}
}

static void read_words(struct line *l, char **words, int depth);

/* Words are divided by blanks; quotes of both kinds hold them together, a backslash takes the next character as it is. */
static void read_response(struct line *l, FILE *f, int depth)
{
	char **words = NULL, *word = NULL;
	int c, quote = 0, n = 0;
	size_t len = 0;

	while ((c = getc(f)) != EOF || word) {
		if (c == EOF || (isspace(c) && !quote)) {
			if (!word)
				continue;
			word[len] = 0;
			*PUSH(words, n) = word;
			word = NULL;
			len = 0;
			continue;
		}
		word = xrealloc(word, len + 2);
		if (c == '\\') {
			if ((c = getc(f)) != EOF)
				word[len++] = (char)c;
		} else if (quote ? c == quote : c == '\'' || c == '"') {
			quote = quote ? 0 : c;
		} else {
			word[len++] = (char)c;
		}
	}
	if (words) {
		*PUSH(words, n) = NULL;
		read_words(l, words, depth);
	}
	while (n > 0)
		free(words[--n]);
	free(words);
}

static void read_words(struct line *l, char **words, int depth)
{
	for (; *words; words++) {
		const char *word = *words;
		FILE *f = NULL;

		if (word[0] == '@' && depth < DEPTH && (f = fopen(word + 1, "r"))) {
			read_response(l, f, depth + 1);
			fclose(f);
		} else if (l->takes) {
			argument(l, word);
		} else if (word[0] == '-' && word[1]) {
			option(l, word);
		} else {
			input(l, header(word, l->language));
		}
	}
}

void line_read(struct line *l, char **words)
{
	*l = (struct line) { 0 };
	read_words(l, words, 0);
}

bool line_links(const struct line *l)
{
	return l->input && !l->stops && !l->headers && (l->shared || !l->fixed);
}
