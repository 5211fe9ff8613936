/* SPDX-License-Identifier: MIT */
/*
 * usage: server [PLUGIN.so...]; server --help
 *
 * A line server on a port of its own choice, which it prints, with a thread for each connection. Its commands:
 * "resolve NAME", "user NAME", "threads", and those of the plugins. SIGTERM and SIGINT end it in order.
 *
 * Names go through the system's NSS and plugins through its dlopen, so that the answers are those of the machine
 * that it runs on. A static glibc has neither without that very glibc installed; musl has no NSS, and loads
 * no plugin that was made for glibc.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <pthread.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "plugin.h"

#define GRACE 5	/* seconds for the connections to end in */

struct connection {
	int fd;
	FILE *in, *out;
	struct connection *next;
};

static const struct plugin *plugins[16];
static int nplugins, listener;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t gone = PTHREAD_COND_INITIALIZER;
static struct connection *connections;
static unsigned open_now, served;

static void die(const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "server: ");
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

static void resolve(const char *name, FILE *out)
{
	struct addrinfo hints = { .ai_family = AF_INET, .ai_socktype = SOCK_STREAM }, *list, *a;
	int e = getaddrinfo(name, NULL, &hints, &list);
	char host[NI_MAXHOST];

	if (e) {
		fprintf(out, "error: %s\n", gai_strerror(e));
		return;
	}
	for (a = list; a; a = a->ai_next)
		if (!getnameinfo(a->ai_addr, a->ai_addrlen, host, sizeof host, NULL, 0, NI_NUMERICHOST))
			fprintf(out, "%s%s", a == list ? "" : " ", host);
	fputc('\n', out);
	freeaddrinfo(list);
}

static void user(const char *name, FILE *out)
{
	struct passwd pw, *found;
	char buf[4096];
	int e = getpwnam_r(name, &pw, buf, sizeof buf, &found);

	if (e || !found)
		fprintf(out, "error: %s\n", e ? strerror(e) : "no such user");
	else
		fprintf(out, "%u %s\n", (unsigned)pw.pw_uid, pw.pw_dir);
}

static void answer(char *line, FILE *out)
{
	char *argument = strchr(line, ' '), reply[512];

	if (argument)
		*argument++ = 0;
	else
		argument = line + strlen(line);
	if (!strcmp(line, "resolve")) {
		resolve(argument, out);
	} else if (!strcmp(line, "user")) {
		user(argument, out);
	} else if (!strcmp(line, "threads")) {
		pthread_mutex_lock(&lock);
		fprintf(out, "%u, this is %s\n", open_now, gettid() == getpid() ? "the first" : "another");
		pthread_mutex_unlock(&lock);
	} else {
		for (int i = 0; i < nplugins; i++)
			if (!strcmp(line, plugins[i]->command)) {
				int e = plugins[i]->run(argument, reply, sizeof reply);

				fprintf(out, "%s%s\n", e ? "error: " : "", e ? strerrorname_np(e) : reply);
				return;
			}
		fprintf(out, "error: no command %s\n", line);
	}
}

static void *serve(void *arg)
{
	struct connection *c = arg, **p;
	char line[1024];

	fprintf(c->out, "hello %u\n", 1 + arc4random_uniform(9));
	while (!fflush(c->out) && fgets(line, sizeof line, c->in)) {
		line[strcspn(line, "\r\n")] = 0;
		answer(line, c->out);
	}
	pthread_mutex_lock(&lock);
	for (p = &connections; *p != c; p = &(*p)->next)
		;
	*p = c->next;
	fclose(c->in);
	fclose(c->out);
	open_now--;
	served++;
	pthread_cond_signal(&gone);
	pthread_mutex_unlock(&lock);
	free(c);
	return NULL;
}

static void *accept_all(void *arg)
{
	int fd;

	while ((fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC)) >= 0 || errno == EINTR || errno == ECONNABORTED) {
		struct connection *c;
		pthread_t t;

		if (fd < 0)
			continue;
		c = malloc(sizeof *c);
		if (!c || !(c->in = fdopen(fd, "r")) || !(c->out = fdopen(dup(fd), "w")))
			die("connection: %s", strerror(errno));
		c->fd = fd;
		pthread_mutex_lock(&lock);
		c->next = connections;
		connections = c;
		open_now++;
		pthread_mutex_unlock(&lock);
		if ((errno = pthread_create(&t, NULL, serve, c)))
			die("thread: %s", strerror(errno));
		pthread_detach(t);
	}
	return arg;
}

static void load(const char *file)
{
	void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
	const struct plugin *p = library ? dlsym(library, "plugin") : NULL;

	if (!p)
		die("%s", dlerror());
	if (nplugins == sizeof plugins / sizeof *plugins)
		die("%s: too many plugins", file);
	plugins[nplugins++] = p;
}

static void start_listening(void)
{
	struct addrinfo hints = { .ai_family = AF_INET, .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE }, *a;
	char port[NI_MAXSERV];
	struct sockaddr_storage own;
	socklen_t len = sizeof own;
	int e = getaddrinfo("localhost", "0", &hints, &a);

	if (e)
		die("localhost: %s", gai_strerror(e));
	listener = socket(a->ai_family, a->ai_socktype | SOCK_CLOEXEC, a->ai_protocol);
	if (listener < 0 || bind(listener, a->ai_addr, a->ai_addrlen) || listen(listener, 64) ||
	    getsockname(listener, (struct sockaddr *)&own, &len))
		die("listen: %s", strerror(errno));
	freeaddrinfo(a);
	if ((e = getnameinfo((struct sockaddr *)&own, len, NULL, 0, port, sizeof port, NI_NUMERICSERV)))
		die("port: %s", gai_strerror(e));
	printf("listening on port %s\n", port);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	struct timespec until;
	pthread_t acceptor;
	sigset_t end;
	int sig, e = 0;

	if (argc > 1 && !strcmp(argv[1], "--help")) {
		printf("usage: server [PLUGIN.so...]\n");
		return 0;
	}
	for (int i = 1; i < argc; i++)
		load(argv[i]);
	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&end);
	sigaddset(&end, SIGTERM);
	sigaddset(&end, SIGINT);
	pthread_sigmask(SIG_BLOCK, &end, NULL);
	start_listening();
	if ((errno = pthread_create(&acceptor, NULL, accept_all, NULL)))
		die("thread: %s", strerror(errno));
	sigwait(&end, &sig);

	shutdown(listener, SHUT_RDWR);
	pthread_join(acceptor, NULL);
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += GRACE;
	pthread_mutex_lock(&lock);
	for (struct connection *c = connections; c; c = c->next)
		shutdown(c->fd, SHUT_RD);
	while (open_now && !e)
		e = pthread_cond_clockwait(&gone, &lock, CLOCK_MONOTONIC, &until);
	printf("SIG%s: served %u, left %u\n", sigabbrev_np(sig), served, open_now);
	pthread_mutex_unlock(&lock);
	return e != 0;
}
