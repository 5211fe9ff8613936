/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.42. Before, libc keeps the number of a thread in a word of its descriptor, which is what a pthread_t
 * points to: the word that the kernel clears when the thread has ended, so the kernel says where it is. Where it
 * does not, two threads look for their own numbers, each in its own descriptor.
 */
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include "shim.h"

#ifndef PR_GET_TID_ADDRESS
#define PR_GET_TID_ADDRESS 40
#endif

pid_t pthread_gettid_np(pthread_t t);

enum { WORDS = 1024 / sizeof(pid_t), PER = 8 * sizeof(unsigned) };	/* a descriptor is larger on every glibc */

struct words {
	unsigned in[WORDS / PER];
};

static void keep_mine(struct words *w)
{
	const volatile pid_t *me = (const volatile pid_t *)pthread_self();
	pid_t tid = (pid_t)SYSCALL_RAW(SYS_gettid);

	for (unsigned i = 0; i < WORDS; i++)
		if (me[i] != tid)
			w->in[i / PER] &= ~(1u << i % PER);
}

static void *in_helper(void *w)
{
	keep_mine(w);
	return NULL;
}

static long look(void)
{
	struct words w;
	sigset_t all, before;
	pthread_t helper;
	int r, cancel;

	for (unsigned i = 0; i < WORDS / PER; i++)
		w.in[i] = ~0u;
	keep_mine(&w);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	r = pthread_create(&helper, NULL, in_helper, &w);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (r)
		return 0;
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancel);
	r = pthread_join(helper, NULL);
	pthread_setcancelstate(cancel, NULL);
	for (unsigned i = 0; !r && i < WORDS; i++)
		if (w.in[i / PER] & 1u << i % PER)
			return (long)(i * sizeof(pid_t));
	return 0;
}

/* Offset of the word, 0 if it cannot be found. */
static long offset(void)
{
	static long known;
	long o = __atomic_load_n(&known, __ATOMIC_RELAXED);
	pid_t *word = NULL;

	if (o)
		return o;
	if (!SYSCALL_RAW(SYS_prctl, PR_GET_TID_ADDRESS, &word))
		o = (long)((uintptr_t)word - (uintptr_t)pthread_self());
	if (o <= 0 || o >= (long)(WORDS * sizeof *word) || o % (long)sizeof *word ||
	    *word != (pid_t)SYSCALL_RAW(SYS_gettid))
		o = look();
	__atomic_store_n(&known, o, __ATOMIC_RELAXED);
	return o;
}

pid_t pthread_gettid_np(pthread_t t)
{
	__typeof__(&pthread_gettid_np) native = NATIVE(pthread_gettid_np);
	pid_t tid;
	long o;

	if (native)
		return native(t);
	if (pthread_equal(t, pthread_self()))
		return (pid_t)SYSCALL_RAW(SYS_gettid);
	o = offset();
	tid = o ? __atomic_load_n((pid_t *)(t + (unsigned long)o), __ATOMIC_RELAXED) : -1;
	return tid > 0 ? tid : -1;
}
