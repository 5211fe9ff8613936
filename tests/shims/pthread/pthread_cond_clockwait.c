/* SPDX-License-Identifier: MIT */
#include "clock.h"
#include <sys/wait.h>

#define wait_until pthread_cond_clockwait

/* by the clock of its attributes */
static pthread_cond_t cond[2] = { PTHREAD_COND_INITIALIZER };
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t checked = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;

/* as a caller must: a wake-up may be spurious; the second time round the deadline may be over */
static int wait_all(pthread_cond_t *c, clockid_t clock, const struct timespec *t)
{
	int r, n = 0;

	while (!(r = wait_until(c, &checked, clock, t)) && ++n < 200)
		sleep_ms(1);
	return r;
}

static int turn, rounds;

struct player {
	pthread_cond_t *cond;
	clockid_t clock;
	int me, players;
};

/* each waits for its turn: one lost signal, and all of them wait to the end */
static void *play(void *arg)
{
	struct player *p = arg;
	struct timespec end = in_ms(p->clock, 20000);

	pthread_mutex_lock(&m);
	for (int i = 0; i < rounds; i++) {
		while (turn % p->players != p->me)
			if (wait_until(p->cond, &m, p->clock, &end)) {
				t_error("player %d of %d, clock %d, hung", p->me, p->players, (int)p->clock);
				pthread_mutex_unlock(&m);
				return NULL;
			}
		turn++;
		pthread_cond_broadcast(p->cond);
	}
	pthread_mutex_unlock(&m);
	return NULL;
}

static int tokens, taken, closed;

/* many short waits, most of them in vain, beside signals that must not be lost */
static void *consume(void *arg)
{
	long n = (long)arg;

	pthread_mutex_lock(&m);
	while (tokens || !closed) {
		if (tokens) {
			tokens--;
			taken++;
		} else {
			clockid_t clock = clocks[n++ % 2];
			struct timespec t = in_ms(clock, n % 4);
			int r = wait_until(&cond[(long)arg % 2], &m, clock, &t);

			if (r && r != ETIMEDOUT)
				t_error("consumer: %s", strerror(r));
		}
	}
	pthread_mutex_unlock(&m);
	return NULL;
}

static void *produce(void *arg)
{
	for (int i = 0; i < 300; i++) {
		pthread_mutex_lock(&m);
		tokens++;
		pthread_cond_signal(&cond[(i + (long)arg) % 2]);
		pthread_mutex_unlock(&m);
		if (i % 10 == 0)
			sleep_ms(1);
	}
	return NULL;
}

static int cleaned;

static void clean(void *arg)
{
	(void)arg;
	if (pthread_mutex_unlock(&checked))
		t_error("cancelled without the mutex");
	cleaned = 1;
}

static void *cancelled(void *arg)
{
	clockid_t clock = *(const clockid_t *)arg;
	struct timespec t = in_ms(clock, 20000);

	pthread_mutex_lock(&checked);
	cleaned = 2;
	pthread_cleanup_push(clean, NULL);
	while (!wait_until(&cond[0], &checked, clock, &t))
		;
	pthread_cleanup_pop(1);
	return NULL;
}

static void *wake(void *arg)
{
	sleep_ms(100);
	pthread_mutex_lock(&checked);
	turn = 1;
	pthread_cond_signal(arg);
	pthread_mutex_unlock(&checked);
	return NULL;
}

static void caught(int sig)
{
	(void)sig;
}

static void *hit(void *arg)
{
	for (int i = 0; i < 5; i++) {
		sleep_ms(10);
		pthread_kill(*(pthread_t *)arg, SIGUSR1);
	}
	return NULL;
}

static void *set_forward(void *arg)
{
	(void)arg;
	sleep_ms(50);
	__atomic_store_n(&step_ns, HOUR, __ATOMIC_SEQ_CST);
	return NULL;
}

static void steps(void)
{
	for (int i = 0; i < 2; i++)
		T_STEPS(wait_all(&cond[i], CLOCK_MONOTONIC, &t), ETIMEDOUT, 150);
	/* by a clock that is set forward, on a condition variable that goes by the other one */
	if (fallback("pthread_cond_clockwait")) {
		struct timespec t = in_ms(CLOCK_REALTIME, 10000);
		long long start = now(CLOCK_MONOTONIC);
		pthread_t th = run(set_forward, NULL);

		T_INT(wait_all(&cond[1], CLOCK_REALTIME, &t), ETIMEDOUT);
		if (now(CLOCK_MONOTONIC) - start > (50 + LATE) * 1000000LL)
			t_error("set forward: %lld us late", (now(CLOCK_MONOTONIC) - start) / 1000);
		pthread_join(th, NULL);
		step_ns = 0;
	}
}

static void *nothing(void *arg)
{
	return arg;
}

static void start_thread(void)
{
	if (!freopen("/dev/null", "w", stderr))
		_exit(1);
	pthread_join(run(nothing, NULL), NULL);
}

static void steps_alone(void)
{
	checked = (pthread_mutex_t)PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;
	pthread_mutex_lock(&checked);
	steps();
}

/* A child has no thread but this one, until it needs another. */
static int in_child(void (*f)(void))
{
	pid_t pid = fork();
	int status;

	if (!pid) {
		alarm(10);
		f();
		exit(t_status);
	}
	return waitpid(pid, &status, 0) == pid ? status : -1;
}

int main(void)
{
	struct sigaction sa = { .sa_handler = caught };
	pthread_condattr_t attr;
	pthread_t th[8], self = pthread_self();
	void *value;

	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&cond[1], &attr);
	sigaction(SIGUSR1, &sa, NULL);
	pthread_mutex_lock(&checked);
	for (int i = 0; i < 4; i++) {
		pthread_cond_t *c = &cond[i / 2];
		clockid_t clock = clocks[i % 2];
		struct timespec end;
		long long start;

		T_INT(wait_until(c, &checked, CLOCK_PROCESS_CPUTIME_ID, &past), EINVAL);
		T_INT(wait_until(c, &checked, clock, &bad_nsec), EINVAL);
		T_INT(wait_until(c, &checked, clock, &bad_nsec2), EINVAL);
		T_INT(wait_until(c, &checked, clock, &past), ETIMEDOUT);
		T_INT(wait_until(c, &checked, clock, &before_1970), ETIMEDOUT);
		T_UNTIL(wait_all(c, clock, &t), ETIMEDOUT, clock, 1);
		T_UNTIL(wait_all(c, clock, &t), ETIMEDOUT, clock, 150);
		/* spurious wake-ups are allowed, but not as a rule */
		for (int k = 0; k < 3; k++) {
			end = in_ms(clock, 350);
			if (wait_until(c, &checked, clock, &end) == ETIMEDOUT)
				break;
			if (k == 2)
				t_error("cond %d, clock %d: a spurious wake-up each time", i / 2, (int)clock);
		}
		T_INT(pthread_mutex_unlock(&checked), 0);
		T_INT(wait_until(c, &checked, clock, &past), EPERM);
		T_INT(pthread_mutex_lock(&checked), 0);

		/* deadlines far away, woken before */
		for (int k = 0; k < 2; k++) {
			turn = 0;
			start = now(CLOCK_MONOTONIC);
			th[0] = run(wake, c);
			end = in_ms(clock, 10000);
			if (k)
				end.tv_sec = (time_t)((unsigned long)-1 / 2);
			while (!turn)
				T_INT(wait_until(c, &checked, clock, &end), 0);
			T_TOOK("woken", start);
			pthread_mutex_unlock(&checked);
			pthread_join(th[0], NULL);
			pthread_mutex_lock(&checked);
		}
		/* a caught signal does not end it */
		th[0] = run(hit, &self);
		T_UNTIL(wait_all(c, clock, &t), ETIMEDOUT, clock, 100);
		pthread_join(th[0], NULL);
	}
	steps();
	T_INT(pthread_mutex_unlock(&checked), 0);

	for (int i = 0; i < 2; i++) {
		cleaned = 0;
		th[0] = run(cancelled, (void *)&clocks[i]);
		for (int done = 0; !done; pthread_mutex_unlock(&checked)) {
			sleep_ms(1);
			pthread_mutex_lock(&checked);
			done = cleaned == 2;
		}
		pthread_cancel(th[0]);
		pthread_join(th[0], &value);
		T_TRUE(value == PTHREAD_CANCELED);
		T_INT(cleaned, 1);
	}

	for (int i = 0; i < 4; i++) {
		struct player p[4];

		turn = 0;
		rounds = 150;
		for (int k = 0; k < 4; k++) {
			p[k] = (struct player) { &cond[i / 2], clocks[i % 2], k, 4 };
			th[k] = run(play, &p[k]);
		}
		for (int k = 0; k < 4; k++)
			pthread_join(th[k], NULL);
	}

	for (long i = 0; i < 8; i++)
		th[i] = i < 6 ? run(consume, (void *)i) : run(produce, (void *)i);
	pthread_join(th[6], NULL);
	pthread_join(th[7], NULL);
	pthread_mutex_lock(&m);
	closed = 1;
	pthread_mutex_unlock(&m);
	for (int i = 0; i < 6; i++)
		pthread_join(th[i], NULL);
	T_INT(taken, 600);

	pthread_mutex_lock(&checked);
	steps();
	/* qemu-user before 8 cannot start a thread in the child of a process with several */
	if (in_child(start_thread))
		return t_skip("clock set in a forked process: a child cannot start threads here");
	T_INT(in_child(steps_alone), 0);
	steps();
	return t_status;
}
