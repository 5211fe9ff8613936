/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"
#include "seccomp.h"

enum { PEOPLE = 100 };

static pthread_barrier_t here, go;
static pid_t told[PEOPLE];
static int quit;

static pid_t own(void)
{
	return (pid_t)syscall(SYS_gettid);
}

static void *stays(void *arg)
{
	T_INT(pthread_gettid_np(pthread_self()), own());
	*(pid_t *)arg = own();
	pthread_barrier_wait(&here);
	pthread_barrier_wait(&go);
	return arg;
}

static void *first_asks(void *arg)
{
	T_TRUE(own() != getpid());
	T_INT(pthread_gettid_np(*(pthread_t *)arg), getpid());
	T_INT(pthread_gettid_np(pthread_self()), own());
	return NULL;
}

static void *ends(void *arg)
{
	*(pid_t *)arg = own();
	while (!__atomic_load_n(&quit, __ATOMIC_ACQUIRE))
		usleep(500);
	return arg;
}

static void *asks(void *arg)
{
	for (int i = 0; i < 200; i++)
		T_INT(pthread_gettid_np(*(pthread_t *)arg), getpid());
	return NULL;
}

/* Nothing is known yet, and the kernel does not tell where the number is; several ask at once. */
static int kept_in_the_dark(void)
{
	pthread_t me = pthread_self(), t[20];
	int status = -1;
	pid_t pid = fork();

	if (!pid) {
		t_deny(SYS_prctl, EINVAL);	/* in vain where an emulator knows no more than that */
		for (int i = 0; i < 20; i++)
			T_INT(pthread_create(&t[i], NULL, asks, &me), 0);
		for (int i = 0; i < 20; i++)
			T_INT(pthread_join(t[i], NULL), 0);
		_exit(t_status);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	return status;
}

int main(void)
{
	pthread_t me = pthread_self(), t[PEOPLE];
	int status = -1;
	pid_t pid, tid = 0;

	T_INT(kept_in_the_dark(), 0);

	/* another thread is the first to ask */
	T_INT(pthread_create(&t[0], NULL, first_asks, &me), 0);
	T_INT(pthread_join(t[0], NULL), 0);
	T_INT(pthread_gettid_np(me), getpid());
	T_INT(pthread_gettid_np(me), own());

	pthread_barrier_init(&here, NULL, PEOPLE + 1);
	pthread_barrier_init(&go, NULL, PEOPLE + 1);
	for (int i = 0; i < PEOPLE; i++) {
		T_INT(pthread_create(&t[i], NULL, stays, &told[i]), 0);
		T_TRUE(pthread_gettid_np(t[i]) > 0);	/* known from the start */
	}
	pthread_barrier_wait(&here);
	for (int i = 0; i < PEOPLE; i++) {
		T_INT(pthread_gettid_np(t[i]), told[i]);
		for (int k = 0; k < i; k++)
			T_TRUE(told[k] != told[i]);
	}
	pthread_barrier_wait(&go);
	for (int i = 0; i < PEOPLE; i++)
		T_INT(pthread_join(t[i], NULL), 0);

	fflush(NULL);
	pid = fork();
	if (!pid) {	/* its number is another */
		t_status = 0;
		T_INT(pthread_gettid_np(pthread_self()), getpid());
		T_INT(pthread_gettid_np(me), getpid());
		T_INT(pthread_create(&t[0], NULL, first_asks, &me), 0);
		T_INT(pthread_join(t[0], NULL), 0);
		_exit(t_status);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 0);

	/* one that has ended, and was not joined yet, has none */
	T_INT(pthread_create(&t[0], NULL, ends, &tid), 0);
	while (!__atomic_load_n(&tid, __ATOMIC_ACQUIRE))
		usleep(500);
	T_INT(pthread_gettid_np(t[0]), tid);
	__atomic_store_n(&quit, 1, __ATOMIC_RELEASE);
	for (int i = 0; i < 5000 && pthread_gettid_np(t[0]) != -1; i++)
		usleep(1000);
	T_ERR(pthread_gettid_np(t[0]), -1, 0);
	T_INT(pthread_join(t[0], NULL), 0);
	return t_status;
}
