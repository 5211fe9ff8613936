/* SPDX-License-Identifier: MIT */
/*
 * Nanoseconds for a call of what libcompat adds and programs call often, the best of some rounds: libcompat's when linked with
 * -L<floor directory>, else glibc's own. Lines of NAME NUMBER; for headers of glibc 2.43.
 */
#include "now.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

extern char **environ;
int __memcmpeq(const void *, const void *, size_t);

static char text[4096], copy[4096];
static wchar_t wide[64] = L"a name that is thirty characters", wcopy[64];
static volatile long sink;
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t rw = PTHREAD_RWLOCK_INITIALIZER;
static sem_t sem, ping, pong;
static mtx_t mtx;
static cnd_t cnd;
static tss_t tss;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static once_flag flag = ONCE_FLAG_INIT;
static struct timespec past, future, later;	/* of CLOCK_MONOTONIC; of CLOCK_REALTIME */
static int turn;

#define TIME(name, n, statement) do { \
	double best = 1e18; \
	\
	for (int k = 0; k < 7; k++) { \
		double start = now(); \
		\
		for (int i = 0; i < (n); i++) { \
			statement; \
			__asm__ volatile("" : : : "memory"); \
		} \
		start = now() - start; \
		best = start < best ? start : best; \
	} \
	printf("%s %.1f\n", name, best / (n)); \
} while (0)

static void nothing(void)
{
}

static void *thread(void *arg)
{
	return arg;
}

static int c_thread(void *arg)
{
	return !arg;
}

/* two threads in turn, n times there and back */
#define TURNS 200
static void *sem_partner(void *arg)
{
	for (int i = 0; i < TURNS; i++) {
		while (sem_clockwait(&ping, CLOCK_MONOTONIC, &future))
			;
		sem_post(&pong);
	}
	return arg;
}

static void *cond_partner(void *arg)
{
	pthread_mutex_lock(&m);
	for (int i = 0; i < TURNS; i++) {
		while (!turn)
			pthread_cond_clockwait(&c, &m, CLOCK_MONOTONIC, &future);
		turn = 0;
		pthread_cond_broadcast(&c);
	}
	pthread_mutex_unlock(&m);
	return arg;
}

static void sem_turns(void)
{
	pthread_t t;

	pthread_create(&t, NULL, sem_partner, NULL);
	for (int i = 0; i < TURNS; i++) {
		sem_post(&ping);
		while (sem_clockwait(&pong, CLOCK_MONOTONIC, &future))
			;
	}
	pthread_join(t, NULL);
}

static void cond_turns(void)
{
	pthread_t t;

	pthread_create(&t, NULL, cond_partner, NULL);
	pthread_mutex_lock(&m);
	for (int i = 0; i < TURNS; i++) {
		turn = 1;
		pthread_cond_broadcast(&c);
		while (turn)
			pthread_cond_clockwait(&c, &m, CLOCK_MONOTONIC, &future);
	}
	pthread_mutex_unlock(&m);
	pthread_join(t, NULL);
}

static void spawn(posix_spawn_file_actions_t *fa)
{
	char *argv[] = { "true", NULL };
	pid_t pid;
	int status;

	if (posix_spawn(&pid, "/bin/true", fa, NULL, argv, environ) || waitpid(pid, &status, 0) != pid || status)
		abort();
}

int main(void)
{
	posix_spawn_file_actions_t fa;
	struct timespec t;
	struct stat st;
	pthread_t p;
	thrd_t th;
	int n, fd = open("/", O_RDONLY);

	memset(text, 'x', sizeof text - 1);
	clock_gettime(CLOCK_MONOTONIC, &future);
	past = future;
	past.tv_sec -= 1;
	future.tv_sec += 1000;
	clock_gettime(CLOCK_REALTIME, &later);
	later.tv_sec += 1000;
	sem_init(&sem, 0, 0);
	sem_init(&ping, 0, 0);
	sem_init(&pong, 0, 0);
	mtx_init(&mtx, mtx_plain);
	cnd_init(&cnd);
	tss_create(&tss, NULL);
	posix_spawn_file_actions_init(&fa);
	posix_spawn_file_actions_addchdir_np(&fa, "/");

	TIME("strlcpy,~16", 100000, sink += (long)strlcpy(copy, text + sizeof text - 17, sizeof copy));
	TIME("strlcpy,~4095", 10000, sink += (long)strlcpy(copy, text, sizeof copy));
	TIME("strlcat,~16+16", 100000, memcpy(copy, text + sizeof text - 17, 17);
		sink += (long)strlcat(copy, text + sizeof text - 17, sizeof copy));
	TIME("wcslcpy,~32", 100000, sink += (long)wcslcpy(wcopy, wide, 64));
	TIME("__memcmpeq,~16", 100000, sink += __memcmpeq(copy, text, 16));
	TIME("__memcmpeq,~4095", 10000, sink += __memcmpeq(text, text, 4095));
	TIME("memset_explicit,~64", 100000, memset_explicit(copy, 0, 64));
	TIME("explicit_bzero,~64", 100000, explicit_bzero(copy, 64));
	TIME("strtol,~10", 100000, sink += strtol("123456", NULL, 10));
	TIME("strtol,~0", 100000, sink += strtol("0x12ab", NULL, 0));
	TIME("strtoull,~10", 100000, sink += (long)strtoull("1234567890123", NULL, 10));
	TIME("sscanf,~%d", 20000, sscanf("123 abc", "%d", &n));
	TIME("arc4random", 5000, sink += arc4random());
	TIME("arc4random_uniform", 5000, sink += arc4random_uniform(1000));
	TIME("arc4random_buf,~1024", 1000, arc4random_buf(copy, 1024));
	TIME("getrandom,~16", 5000, sink += getrandom(copy, 16, 0));
	TIME("getentropy,~32", 5000, sink += getentropy(copy, 32));
	TIME("stat", 10000, sink += stat("/bin", &st));
	TIME("fstat", 20000, sink += fstat(fd, &st));
	TIME("open+close", 10000, close(open("/", O_RDONLY)));
	TIME("fcntl,~F_GETFL", 20000, sink += fcntl(fd, F_GETFL));
	TIME("gettid", 20000, sink += gettid());
	TIME("getpid", 20000, sink += getpid());
	TIME("getcpu", 20000, sink += getcpu((unsigned *)&n, NULL));
	TIME("timespec_get", 50000, sink += timespec_get(&t, TIME_UTC));
	TIME("sysconf,~_SC_NPROCESSORS_ONLN", 1000, sink += sysconf(_SC_NPROCESSORS_ONLN));
	TIME("sysconf,~_SC_PAGESIZE", 50000, sink += sysconf(_SC_PAGESIZE));
	TIME("memfd_create+close", 2000, close(memfd_create("bench", MFD_CLOEXEC)));
	TIME("malloc+free_sized,~64", 100000, free_sized(malloc(64), 64));
	TIME("reallocarray,~64", 100000, free(reallocarray(NULL, 8, 8)));
	TIME("pthread_once", 100000, pthread_once(&once, nothing));
	TIME("call_once", 100000, call_once(&flag, nothing));
	TIME("pthread_mutex_clocklock", 100000, pthread_mutex_clocklock(&m, CLOCK_MONOTONIC, &future); pthread_mutex_unlock(&m));
	TIME("pthread_rwlock_clockrdlock", 100000, pthread_rwlock_clockrdlock(&rw, CLOCK_MONOTONIC, &future); pthread_rwlock_unlock(&rw));
	TIME("sem_clockwait,~there", 100000, sem_post(&sem); sem_clockwait(&sem, CLOCK_MONOTONIC, &future));
	TIME("sem_clockwait,~late", 5000, sink += sem_clockwait(&sem, CLOCK_MONOTONIC, &past));
	pthread_mutex_lock(&m);
	TIME("pthread_cond_clockwait,~late", 5000, sink += pthread_cond_clockwait(&c, &m, CLOCK_MONOTONIC, &past));
	pthread_mutex_unlock(&m);
	TIME("sem_clockwait,~turns", 1, sem_turns());
	TIME("pthread_cond_clockwait,~turns", 1, cond_turns());
	TIME("mtx_lock+unlock", 100000, mtx_lock(&mtx); mtx_unlock(&mtx));
	TIME("cnd_signal", 100000, cnd_signal(&cnd));
	TIME("tss_get", 100000, sink += (long)tss_get(tss));
	TIME("pthread_create+join", 500, pthread_create(&p, NULL, thread, NULL); pthread_join(p, NULL));
	TIME("thrd_create+join", 500, thrd_create(&th, c_thread, NULL); thrd_join(th, NULL));
	TIME("raise,~0", 10000, raise(0));
	TIME("posix_spawn", 50, spawn(NULL));
	TIME("posix_spawn,~addchdir", 50, spawn(&fa));
	return 0;
}
