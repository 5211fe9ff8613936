/* SPDX-License-Identifier: MIT */
#include "test.h"
#include <pthread.h>
#include <search.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/time.h>
#include <ucontext.h>

void twalk_r(const void *, void (*)(const void *, VISIT, void *), void *);

/* the compiler warns of NULL */
static void (*volatile walk)(const void *, void (*)(const void *, VISIT, void *), void *) = twalk_r;

#define MAX 2000

struct log {
	int n, key[3 * MAX], which[3 * MAX];
};

static int keys[MAX];
static struct log plain;
static void *big, *small;

static int compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void note(const void *node, VISIT which, void *arg)
{
	struct log *l = arg;

	l->key[l->n] = **(int *const *)node;
	l->which[l->n++] = which;
}

static void note_plain(const void *node, VISIT which, int level)
{
	(void)level;
	note(node, which, &plain);
}

static int same(const struct log *l)
{
	return l->n == plain.n && !memcmp(l->key, plain.key, l->n * sizeof *l->key)
		&& !memcmp(l->which, plain.which, l->n * sizeof *l->which);
}

/* trees of all sizes and shapes are walked as twalk() does */
static void orders(void)
{
	static struct log l;
	void *root = NULL;
	unsigned r = 1;

	walk(NULL, note, &l);
	T_INT(l.n, 0);
	for (int i = 0; i < MAX; i++) {
		r = r * 1664525 + 1013904223;
		keys[i] = i < 50 ? 50 - i : (int)(r >> 4);
		tsearch(&keys[i], &big, compare);
		tsearch(&keys[i], &root, compare);
		if (i < 20)
			tsearch(&keys[i], &small, compare);
		if (i > 100 && i % 97)
			continue;
		if (i > 200)
			tdelete(&keys[i - 150], &root, compare);
		l.n = plain.n = 0;
		twalk(root, note_plain);
		twalk_r(root, note, &l);
		if (!same(&l))
			t_error("another order of %d keys", i + 1);
	}
	walk(root, NULL, &l);
	T_TRUE(same(&l));
	plain.n = 0;
	twalk(big, note_plain);
}

struct outer {
	struct log l;
	int inner, leave;
	jmp_buf out;
};

static void count(const void *node, VISIT which, void *arg)
{
	struct outer *o = arg;

	(void)node;
	if (which == preorder || which == endorder)
		return;
	if (++o->inner % 7 == 3 && o->leave)
		longjmp(o->out, 1);
}

/* a walk, or most of one, within each step of another */
static void nest(const void *node, VISIT which, void *arg)
{
	struct outer *o = arg;

	note(node, which, &o->l);
	if (o->l.n % 10 == 0 && !setjmp(o->out))
		twalk_r(small, count, o);
}

static void nested(void)
{
	static struct outer o;

	twalk_r(big, nest, &o);
	T_TRUE(same(&o.l));
	T_INT(o.inner, plain.n / 10 * 20);
	o.leave = 1;
	o.inner = o.l.n = 0;
	twalk_r(big, nest, &o);
	T_TRUE(same(&o.l));
	T_TRUE(o.inner > plain.n / 10 && o.inner < plain.n / 10 * 20);
	/* left altogether, in the middle of the tree */
	for (int i = 0; i < 10; i++)
		if (!setjmp(o.out))
			twalk_r(big, count, &o);
	o.leave = o.inner = o.l.n = 0;
	twalk_r(big, nest, &o);
	T_TRUE(same(&o.l));
	T_INT(o.inner, plain.n / 10 * 20);
}

static void quit(const void *node, VISIT which, void *arg)
{
	struct log *l = arg;

	note(node, which, l);
	if (l->n == 1000)
		pthread_exit(l);
}

static void *walker(void *arg)
{
	struct outer *o = arg;

	for (int i = 0; i < 20; i++) {
		o->l.n = o->inner = 0;
		twalk_r(big, nest, o);
		T_TRUE(same(&o->l));
		T_INT(o->inner, plain.n / 10 * 20);
	}
	o->l.n = 0;
	twalk_r(big, quit, &o->l);
	return NULL;
}

static void threads(void)
{
	static struct outer o[8];
	pthread_t t[8];
	void *r;

	for (int i = 0; i < 8; i++)
		T_INT(pthread_create(&t[i], NULL, walker, &o[i]), 0);
	for (int i = 0; i < 8; i++) {
		T_INT(pthread_join(t[i], &r), 0);
		T_TRUE(r == &o[i].l && o[i].l.n == 1000);
	}
}

static volatile sig_atomic_t ticks;

static void tick(int sig)
{
	static struct outer o;

	(void)sig;
	o.inner = 0;
	twalk_r(small, count, &o);
	ticks += o.inner == 20;
}

/* a signal handler's walk comes upon the others at any point */
static void signals(void)
{
	struct itimerval often = { { 0, 200 }, { 0, 200 } }, never = { 0 };
	static struct outer o;
	int walks;

	signal(SIGALRM, tick);
	setitimer(ITIMER_REAL, &often, NULL);
	for (walks = 0; walks < 1000000 && ticks < 300; walks++) {
		o.l.n = o.inner = 0;
		twalk_r(big, nest, &o);
		if (!same(&o.l) || o.inner != plain.n / 10 * 20) {
			t_error("a walk with a signal in it");
			break;
		}
	}
	setitimer(ITIMER_REAL, &never, NULL);
	T_TRUE(ticks >= 300);
}

static ucontext_t contexts[3];
static struct log logs[2];

static void change(const void *node, VISIT which, void *arg)
{
	int me = arg == &logs[1];

	note(node, which, arg);
	swapcontext(&contexts[me], &contexts[!me]);
}

static void coroutine(int me)
{
	twalk_r(big, change, &logs[me]);
	swapcontext(&contexts[me], &contexts[me ? 2 : 1]);
}

/* two walks on two stacks of one thread, in turns */
static void coroutines(void)
{
	for (volatile int i = 0; i < 2; i++) {
		getcontext(&contexts[i]);
		contexts[i].uc_stack.ss_sp = malloc(1 << 18);
		contexts[i].uc_stack.ss_size = 1 << 18;
		makecontext(&contexts[i], (void (*)(void))coroutine, 1, i);
	}
	swapcontext(&contexts[2], &contexts[0]);
	T_TRUE(same(&logs[0]));
	T_TRUE(same(&logs[1]));
}

int main(void)
{
	orders();
	nested();
	threads();
	signals();
	coroutines();
	return t_status;
}
