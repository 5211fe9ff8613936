/* SPDX-License-Identifier: MIT */
/*
 * Where the running glibc has the function, a program built for an older floor ends in that very
 * function: its first instruction is replaced by a trap, and the call has to step on it. Where it has none,
 * the call has to work without.
 */
#include <dlfcn.h>
#include <link.h>
#include <malloc.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <threads.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>
#include "test.h"

#ifdef __x86_64__
typedef uint8_t insn;
#define TRAP 0xcc
#define TRAP_PC(uc) ((uc)->uc_mcontext.gregs[REG_RIP])
#define TRAP_SIZE 1	/* the processor is past it already */
#else
typedef uint32_t insn;
#define TRAP 0xd4200000
#define TRAP_PC(uc) ((uc)->uc_mcontext.pc)
#define TRAP_SIZE 0
#endif

static insn *where, was;
static volatile int hits, end_there;

static void put(insn *at, insn i)
{
	*(volatile insn *)at = i;
	__builtin___clear_cache((char *)at, (char *)(at + 1));
}

static void trap(int sig, siginfo_t *info, void *uc)
{
	(void)sig;
	(void)info;
	TRAP_PC((ucontext_t *)uc) -= TRAP_SIZE;
	if ((insn *)TRAP_PC((ucontext_t *)uc) != where)
		abort();
	put(where, was);
	hits++;
	if (end_there)
		_exit(42);
}

/* puts the trap there, if there is such a function */
static int arm(const char *name)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	hits = 0;
	where = dlsym(RTLD_DEFAULT, name);
	if (!where)
		return 0;
	if (mprotect((void *)((uintptr_t)where & -page), 2 * page, PROT_READ | PROT_WRITE | PROT_EXEC)) {
		t_error("%s: no trap: %s", name, strerror(errno));
		return 0;
	}
	was = *where;
	put(where, (insn)TRAP);
	return 1;
}

static int natives;

#define CALL(name, statement) do { \
	int has_ = arm(#name); \
	statement; \
	if (has_ && !hits) { \
		put(where, was); \
		t_error("%s of libc is not called", #name); \
	} \
	natives += has_; \
} while (0)

struct dl_find_object;
extern int _dl_find_object(void *, struct dl_find_object *);
extern int __cxa_thread_atexit_impl(void (*)(void *), void *, void *);
extern void *__dso_handle;

static int destroyed;

static void destroy(void *arg)
{
	destroyed += arg == &destroyed;
}

static void *registers(void *arg)
{
	CALL(__cxa_thread_atexit_impl, T_INT(__cxa_thread_atexit_impl(destroy, &destroyed, &__dso_handle), 0));
	return arg;
}

static void *nothing(void *arg)
{
	return arg;
}

static int counted;

static void count(void)
{
	counted++;
}

static int forty(void *arg)
{
	(void)arg;
	return 40;
}

int main(void)
{
	struct sigaction a = { .sa_sigaction = trap, .sa_flags = SA_SIGINFO };
	pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
	pthread_cond_t c = PTHREAD_COND_INITIALIZER;
	pthread_rwlock_t rw = PTHREAD_RWLOCK_INITIALIZER;
	posix_spawn_file_actions_t fa;
	struct timespec now, later;
	struct dl_find_object { uint64_t flags; void *start, *end, *more[16]; } found;
	char bytes[64] = { 0 };
	pthread_t t;
	once_flag once = ONCE_FLAG_INIT;
	mtx_t mtx;
	cnd_t cnd;
	tss_t tss;
	thrd_t thrd;
	sem_t sem;
	pid_t pid;
	int status;

	sigaction(SIGTRAP, &a, NULL);
	clock_gettime(CLOCK_MONOTONIC, &now);
	later = now;
	later.tv_sec += 100;
	if (!arm("getppid"))	/* the trap itself works */
		t_error("no getppid");
	getppid();
	T_INT(hits, 1);
	getppid();
	T_INT(hits, 1);

	CALL(arc4random, arc4random());
	CALL(arc4random_uniform, T_TRUE(arc4random_uniform(10) < 10));
	CALL(arc4random_buf, arc4random_buf(bytes, sizeof bytes));
	T_TRUE(memcmp(bytes, (char [64]){ 0 }, sizeof bytes));

	memset(&found, 0, sizeof found);
	CALL(_dl_find_object, T_INT(_dl_find_object((void *)main, (void *)&found), 0));
	T_TRUE((char *)found.start <= (char *)main && (char *)main < (char *)found.end);

	T_INT(pthread_create(&t, NULL, registers, NULL), 0);
	T_INT(pthread_join(t, NULL), 0);
	T_INT(destroyed, 1);

	pthread_mutex_lock(&m);
	CALL(pthread_cond_clockwait, T_INT(pthread_cond_clockwait(&c, &m, CLOCK_MONOTONIC, &now), ETIMEDOUT));
	pthread_mutex_unlock(&m);
	CALL(pthread_mutex_clocklock, T_INT(pthread_mutex_clocklock(&m, CLOCK_MONOTONIC, &later), 0));
	CALL(pthread_rwlock_clockrdlock, T_INT(pthread_rwlock_clockrdlock(&rw, CLOCK_MONOTONIC, &later), 0));
	pthread_rwlock_unlock(&rw);
	CALL(pthread_rwlock_clockwrlock, T_INT(pthread_rwlock_clockwrlock(&rw, CLOCK_MONOTONIC, &later), 0));
	sem_init(&sem, 0, 1);
	CALL(sem_clockwait, T_INT(sem_clockwait(&sem, CLOCK_MONOTONIC, &later), 0));
	T_INT(pthread_create(&t, NULL, nothing, NULL), 0);
	CALL(pthread_clockjoin_np, T_INT(pthread_clockjoin_np(t, NULL, CLOCK_MONOTONIC, &later), 0));

	CALL(mallinfo2, T_TRUE(mallinfo2().arena > 0));
	posix_spawn_file_actions_init(&fa);
	CALL(posix_spawn_file_actions_addchdir_np, T_INT(posix_spawn_file_actions_addchdir_np(&fa, "/"), 0));
	CALL(posix_spawn_file_actions_addfchdir_np, T_INT(posix_spawn_file_actions_addfchdir_np(&fa, 0), 0));
	CALL(posix_spawn_file_actions_addclosefrom_np, T_INT(posix_spawn_file_actions_addclosefrom_np(&fa, 3), 0));
	CALL(posix_spawn_file_actions_addtcsetpgrp_np, T_INT(posix_spawn_file_actions_addtcsetpgrp_np(&fa, 0), 0));
	posix_spawn_file_actions_destroy(&fa);

	/* before 2.34 an exception leaves libc's locked, so it is not called */
	if (dlsym(RTLD_DEFAULT, "_Fork"))
		CALL(call_once, call_once(&once, count));
	else
		call_once(&once, count);
	T_INT(counted, 1);
	CALL(mtx_init, T_INT(mtx_init(&mtx, mtx_timed), thrd_success));
	CALL(mtx_lock, T_INT(mtx_lock(&mtx), thrd_success));
	CALL(mtx_trylock, T_INT(mtx_trylock(&mtx), thrd_busy));
	CALL(mtx_timedlock, T_INT(mtx_timedlock(&mtx, &now), thrd_timedout));
	CALL(cnd_init, T_INT(cnd_init(&cnd), thrd_success));
	CALL(cnd_signal, T_INT(cnd_signal(&cnd), thrd_success));
	CALL(cnd_broadcast, T_INT(cnd_broadcast(&cnd), thrd_success));
	CALL(cnd_timedwait, T_INT(cnd_timedwait(&cnd, &mtx, &now), thrd_timedout));
	CALL(mtx_unlock, T_INT(mtx_unlock(&mtx), thrd_success));
	CALL(tss_create, T_INT(tss_create(&tss, NULL), thrd_success));
	CALL(tss_set, T_INT(tss_set(tss, &tss), thrd_success));
	CALL(tss_get, T_TRUE(tss_get(tss) == &tss));
	/* before 2.32 libc's does not know the default attributes' signal mask */
	if (dlsym(RTLD_DEFAULT, "pthread_attr_setsigmask_np"))
		CALL(thrd_create, T_INT(thrd_create(&thrd, forty, NULL), thrd_success));
	else
		T_INT(thrd_create(&thrd, forty, NULL), thrd_success);
	CALL(thrd_join, T_INT(thrd_join(thrd, &status), thrd_success));
	T_INT(status, 40);

	CALL(_Fork, pid = _Fork());
	if (!pid)
		_exit(41);
	T_INT(waitpid(pid, &status, 0), pid);
	T_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 41);

	if (fork() == 0) {
		end_there = 1;
		CALL(quick_exit, quick_exit(43));
	}
	T_TRUE(wait(&status) > 0 && WIFEXITED(status));
	/* there is one in every glibc; below 2.24 what dlsym finds is the floor's own version */
	T_INT(WEXITSTATUS(status), 42);

	/* all of them, or those that go together: no run-time has some by chance */
	T_TRUE(!dlsym(RTLD_DEFAULT, "arc4random") || natives == 32);
	return t_status;
}
