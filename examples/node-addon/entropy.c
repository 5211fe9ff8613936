/* SPDX-License-Identifier: MIT */
/*
 * A Node addon by Node-API: entropy(buffer) is in bits per byte; file(path) a promise of the same, and of the
 * blocks that the file takes, from a thread of Node's pool.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <node_api.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct job {
	napi_async_work work;
	napi_deferred promise;
	char *path;
	double entropy;
	int64_t blocks;
	int error, thread;
};

static double bits(const size_t *count, size_t n)
{
	double b = 0;

	for (int c = 0; c < 256; c++)
		if (count[c])
			b -= count[c] * log2((double)count[c] / n) / n;
	return b + 0.0;
}

static void tally(size_t *count, const unsigned char *p, size_t n)
{
	while (n-- > 0)
		count[*p++]++;
}

static napi_value entropy(napi_env env, napi_callback_info info)
{
	size_t argc = 1, n, count[256] = { 0 };
	napi_value arg, result = NULL;
	bool is;
	void *p;

	if (napi_get_cb_info(env, info, &argc, &arg, NULL, NULL) || argc < 1 || napi_is_buffer(env, arg, &is) || !is) {
		napi_throw_type_error(env, NULL, "entropy: a Buffer, please");
		return NULL;
	}
	napi_get_buffer_info(env, arg, &p, &n);
	tally(count, p, n);
	napi_create_double(env, bits(count, n), &result);
	return result;
}

static void work(napi_env env, void *data)
{
	struct job *j = data;
	unsigned char buf[65536];
	size_t count[256] = { 0 }, all = 0;
	int fd = open(j->path, O_RDONLY | O_CLOEXEC);
	ssize_t n = 0;
	struct stat st;

	(void)env;
	j->thread = gettid() != getpid();
	if (fd < 0 || fstat(fd, &st)) {
		j->error = errno;
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((n = read(fd, buf, sizeof buf)) > 0) {
		tally(count, buf, n);
		all += n;
	}
	if (n < 0)
		j->error = errno;
	close(fd);
	j->blocks = st.st_blocks;
	j->entropy = bits(count, all);
}

static void done(napi_env env, napi_status status, void *data)
{
	napi_value result, value;
	struct job *j = data;

	if (status != napi_ok || j->error) {
		napi_create_string_utf8(env, j->error ? strerror(j->error) : "cancelled", NAPI_AUTO_LENGTH, &value);
		napi_create_error(env, NULL, value, &result);
		napi_reject_deferred(env, j->promise, result);
	} else {
		napi_create_object(env, &result);
		napi_create_double(env, j->entropy, &value);
		napi_set_named_property(env, result, "entropy", value);
		napi_create_int64(env, j->blocks, &value);
		napi_set_named_property(env, result, "blocks", value);
		napi_get_boolean(env, j->thread, &value);
		napi_set_named_property(env, result, "otherThread", value);
		napi_resolve_deferred(env, j->promise, result);
	}
	napi_delete_async_work(env, j->work);
	free(j->path);
	free(j);
}

static napi_value file(napi_env env, napi_callback_info info)
{
	size_t argc = 1, n;
	napi_value arg, name, promise = NULL;
	struct job *j;

	if (napi_get_cb_info(env, info, &argc, &arg, NULL, NULL) || argc < 1 ||
	    napi_get_value_string_utf8(env, arg, NULL, 0, &n)) {
		napi_throw_type_error(env, NULL, "file: a path, please");
		return NULL;
	}
	if (!(j = calloc(1, sizeof *j)) || !(j->path = malloc(n + 1))) {
		free(j);
		napi_throw_error(env, NULL, "no memory");
		return NULL;
	}
	napi_get_value_string_utf8(env, arg, j->path, n + 1, NULL);
	napi_create_string_utf8(env, "entropy", NAPI_AUTO_LENGTH, &name);
	napi_create_promise(env, &j->promise, &promise);
	napi_create_async_work(env, NULL, name, work, done, j, &j->work);
	napi_queue_async_work(env, j->work);
	return promise;
}

NAPI_MODULE_INIT()
{
	napi_value f;

	napi_create_function(env, NULL, 0, entropy, NULL, &f);
	napi_set_named_property(env, exports, "entropy", f);
	napi_create_function(env, NULL, 0, file, NULL, &f);
	napi_set_named_property(env, exports, "file", f);
	return exports;
}
