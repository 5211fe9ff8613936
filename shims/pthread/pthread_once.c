/* SPDX-License-Identifier: MIT */
/*
 * An exception may leave the function, as std::call_once wants, and the next call runs it again; since
 * glibc 2.34. Before (but for x86_64 2.17) the control stays locked, and a clean-up handler whose frame is gone
 * stays registered with the thread. So below 2.34 libc's code is not used, but its control: 0, then 1 in the low
 * bits and the number of forks above while somebody is at it, then 2; who waits does so by futex.
 */
#include <limits.h>
#include <linux/futex.h>
#include <pthread.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unwind.h>
#include "shim.h"
#include "guarded.h"

declare_old(pthread_once);

struct once {
	int *control;
	struct once *outer;
	struct _pthread_cleanup_buffer buf;
};

/*
 * That of the frame which an exception passes: one leaves the inner frames first. _Unwind_GetCFA would say which
 * frame it is, but mold takes a weak reference for a reason to need libgcc_s.
 */
static __thread struct once *innermost;

/*
 * The older form of what <pthread.h> has macros for, which GCC's exceptions do not know of: libc calls the
 * handler itself, for cancelling, pthread_exit, and a longjmp out of the function.
 */
void push(struct _pthread_cleanup_buffer *b, void (*f)(void *), void *arg) __asm__("_pthread_cleanup_push");
void pop(struct _pthread_cleanup_buffer *b, int execute) __asm__("_pthread_cleanup_pop");

hidden void compat_guarded(void (*f)(void));
pid_t _Fork(void);

static void leave(int *control, int value)
{
	__atomic_store_n(control, value, __ATOMIC_RELEASE);
	SYSCALL_RAW(SYS_futex, control, FUTEX_WAKE_PRIVATE, INT_MAX);
}

static void left(void *arg)
{
	struct once *o = arg;

	innermost = o->outer;
	leave(o->control, 0);
}

/* Cancelling and pthread_exit, which force the unwinding, have called the handler. */
__attribute__((used)) static _Unwind_Reason_Code personality(int version, _Unwind_Action actions,
	uint64_t class, struct _Unwind_Exception *e, struct _Unwind_Context *context) __asm__("compat_personality");

static _Unwind_Reason_Code personality(int version, _Unwind_Action actions, uint64_t class,
	struct _Unwind_Exception *e, struct _Unwind_Context *context)
{
	struct once *o = innermost;

	(void)version, (void)class, (void)e, (void)context;
	if (actions & _UA_CLEANUP_PHASE && !(actions & _UA_FORCE_UNWIND)) {
		pop(&o->buf, 0);
		left(o);
	}
	return _URC_CONTINUE_UNWIND;
}

static __thread pthread_once_t *fresh;
static __thread int fresh_value;

static void look(void)
{
	fresh_value = *fresh;
}

/* What libc writes to a control while somebody is at it, in this process. */
static int at_it(void)
{
	pthread_once_t control = PTHREAD_ONCE_INIT;

	fresh = &control;
	old(pthread_once)(&control, look);
	return fresh_value;
}

UNWOUND static void run(int *control, void (*f)(void))
{
	struct once o = { .control = control, .outer = innermost };

	push(&o.buf, left, &o);
	innermost = &o;
	compat_guarded(f);
	innermost = o.outer;
	pop(&o.buf, 0);
	leave(control, 2);
}

UNWOUND int pthread_once(pthread_once_t *control, void (*f)(void))
{
	int value, mine;

	if (__atomic_load_n(control, __ATOMIC_ACQUIRE) & 2)
		return 0;
	if (NATIVE(_Fork))	/* 2.34 */
		return old(pthread_once)(control, f);
	mine = at_it();
	while (!((value = __atomic_load_n(control, __ATOMIC_ACQUIRE)) & 2)) {
		if (value == mine) {
			SYSCALL_RAW(SYS_futex, control, FUTEX_WAIT_PRIVATE, value, NULL);
		} else if (__atomic_compare_exchange_n(control, &value, mine, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE)) {
			run(control, f);	/* nobody is, or the process that was is not this one */
			break;
		}
	}
	return 0;
}
