/* SPDX-License-Identifier: MIT */
/* A program for each library that glibc was split into before 2.34, -DLIB=1 ... */
#define _GNU_SOURCE
#include <aio.h>
#include <arpa/nameser.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <pty.h>
#include <resolv.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

static int status;
#define CHECK(c) ((c) ? (void)0 : (void)(status = 1, printf("line %d: %s: errno %d\n", __LINE__, #c, errno)))

#if LIB == 1	/* libpthread */
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static sem_t sem;
static int keys;

static void make_key(void) { CHECK(!pthread_key_create(&key, NULL)); keys++; }

static void *worker(void *arg)
{
	pthread_once(&once, make_key);
	pthread_setspecific(key, arg);
	sem_post(&sem);
	return pthread_getspecific(key);
}

static void test(void)
{
	pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
	pthread_attr_t attr;
	pthread_t t[3];
	int id[3];
	void *r;

	CHECK(!sem_init(&sem, 0, 0) && !pthread_attr_init(&attr) && !pthread_attr_setstacksize(&attr, 1 << 17));
	CHECK(!pthread_rwlock_wrlock(&lock) && !pthread_rwlock_unlock(&lock));
	for (int i = 0; i < 3; i++)
		CHECK(!pthread_create(&t[i], &attr, worker, &id[i]));
	for (int i = 0; i < 3; i++)
		CHECK(!pthread_join(t[i], &r) && r == &id[i]);
	for (int i = 0; i < 3; i++)
		CHECK(!sem_wait(&sem));
	CHECK(keys == 1 && sem_trywait(&sem) == -1 && errno == EAGAIN && !pthread_kill(pthread_self(), 0));
}
#elif LIB == 2	/* libdl */
static void test(void)
{
	void *m = dlopen("libm.so.6", RTLD_NOW), *again;
	Dl_info info;

	CHECK(m && dlsym(m, "cos") && !dlsym(m, "no_such_name") && dlerror());
#ifdef __x86_64__
	CHECK(dlvsym(m, "cos", "GLIBC_2.2.5") && !dlvsym(m, "cos", "GLIBC_1.0"));
#else
	CHECK(dlvsym(m, "cos", "GLIBC_2.17") && !dlvsym(m, "cos", "GLIBC_1.0"));
#endif
	CHECK(dladdr(dlsym(m, "cos"), &info) && strstr(info.dli_fname, "libm.so.6"));
	CHECK((again = dlopen("libm.so.6", RTLD_NOW | RTLD_NOLOAD)) == m && !dlclose(m) && !dlclose(again));
	CHECK(!dlopen("no-such-library.so", RTLD_NOW) && strstr(dlerror(), "no-such-library"));
}
#elif LIB == 3	/* librt */
static char buf[8];

static void test(void)
{
	struct aiocb cb = { .aio_buf = buf, .aio_nbytes = sizeof buf }, *list[] = { &cb };
	struct sigevent none = { .sigev_notify = SIGEV_NONE };
	struct itimerspec it = { .it_value.tv_sec = 100 }, left;
	struct timespec ts;
	char name[40];
	timer_t id;
	int fd;
	mqd_t q;

	CHECK(!clock_gettime(CLOCK_MONOTONIC, &ts) && ts.tv_sec + ts.tv_nsec && !clock_getres(CLOCK_REALTIME, &ts));
	CHECK(!timer_create(CLOCK_MONOTONIC, &none, &id) && !timer_settime(id, 0, &it, NULL) &&
		!timer_gettime(id, &left) && left.it_value.tv_sec >= 99 && !timer_delete(id));
	snprintf(name, sizeof name, "/link-test-%d", (int)getpid());
	fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
	if (fd < 0 && (errno == ENOSYS || access("/dev/shm", W_OK)))
		fd = fileno(tmpfile());		/* in a bare chroot, where /dev/shm is not there, or before 2.34 no tmpfs */
	else
		CHECK(fd >= 0 && !shm_unlink(name));
	CHECK(write(fd, "12345678", 8) == 8);
	cb.aio_fildes = fd;
	CHECK(!aio_read(&cb) && !aio_suspend((const struct aiocb *const *)list, 1, NULL) && !aio_error(&cb) &&
		aio_return(&cb) == 8 && !memcmp(buf, "12345678", 8));
	q = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, NULL);	/* qemu or a container may have none */
	if (q == (mqd_t)-1)
		CHECK(errno == ENOSYS || errno == EACCES || errno == EPERM || errno == EMFILE);
	else
		CHECK(!mq_send(q, "x", 1, 0) && !mq_close(q) && !mq_unlink(name));
}
#elif LIB == 4	/* libutil */
static void test(void)
{
	int m, s, w;
	pid_t pid = forkpty(&m, NULL, NULL, NULL);

	if (pid < 0 && (errno == ENODEV || access("/dev/ptmx", W_OK)))
		return;		/* in a bare chroot */
	if (!pid)
		_exit(isatty(0) ? 5 : 6);
	CHECK(pid > 0 && waitpid(pid, &w, 0) == pid && WIFEXITED(w) && WEXITSTATUS(w) == 5 && !close(m));
	CHECK(!openpty(&m, &s, NULL, NULL, NULL) && isatty(s));
	pid = fork();
	if (!pid)
		_exit(login_tty(s) || !isatty(1));
	CHECK(waitpid(pid, &w, 0) == pid && w == 0);
}
#elif LIB == 5	/* libanl */
static void test(void)
{
	struct addrinfo hint = { .ai_flags = AI_NUMERICHOST };
	struct gaicb cb = { .ar_name = "127.0.0.1", .ar_request = &hint }, *list[] = { &cb };

	CHECK(!getaddrinfo_a(GAI_WAIT, list, 1, NULL) && !gai_error(&cb) && cb.ar_result);
	if (cb.ar_result)
		CHECK(((struct sockaddr_in *)cb.ar_result->ai_addr)->sin_addr.s_addr == htonl(0x7f000001));
}
#elif LIB == 6	/* libresolv */
static void test(void)
{
	static const unsigned char reply[] = "\0\1\x81\x80\0\1\0\1\0\0\0\0\1a\0\0\1\0\1\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\x7f\0\0\1";
	unsigned char query[512];
	char name[64];
	ns_msg msg;
	ns_rr rr;

	CHECK(dn_expand(reply, reply + 35, reply + 12, name, sizeof name) == 3 && !strcmp(name, "a"));
	CHECK(!ns_initparse(reply, 35, &msg) && ns_msg_count(msg, ns_s_an) == 1);
	CHECK(!ns_parserr(&msg, ns_s_an, 0, &rr) && ns_rr_type(rr) == ns_t_a && ns_rr_rdata(rr)[0] == 127);
	CHECK(res_mkquery(ns_o_query, "a.test", ns_c_in, ns_t_a, NULL, 0, NULL, query, sizeof query) == 24);
	CHECK(dn_skipname(reply + 12, reply + 35) == 3);
	if (getenv("ONLINE"))
		res_query("a.test", ns_c_in, ns_t_a, query, sizeof query);
}
#endif

int main(void)
{
	test();
	if (!status)
		puts("ok");
	return status;
}
