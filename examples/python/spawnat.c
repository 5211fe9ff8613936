/* SPDX-License-Identifier: MIT */
/* spawnat: a Python module whose run(directory, argv) runs a program in another directory, without a fork of Python. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

static int spawn(pid_t *pid, const char *directory, char **argv)
{
	posix_spawn_file_actions_t actions;
	int e = posix_spawn_file_actions_init(&actions);

	if (e)
		return e;
	e = posix_spawn_file_actions_addchdir_np(&actions, directory);
	if (!e)
		e = posix_spawnp(pid, argv[0], &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	return e;
}

static PyObject *run(PyObject *module, PyObject *args)
{
	PyObject *list, *sequence, *result = NULL, **bytes = NULL;
	const char *directory;
	int e = 0, status;
	Py_ssize_t n, i;
	char **argv;
	pid_t pid;

	(void)module;
	if (!PyArg_ParseTuple(args, "sO:run", &directory, &list) ||
	    !(sequence = PySequence_Fast(list, "run: argv is no sequence")))
		return NULL;
	n = PySequence_Fast_GET_SIZE(sequence);
	argv = PyMem_Calloc(n + 1, sizeof *argv);
	bytes = PyMem_Calloc(n + 1, sizeof *bytes);
	if (!argv || !bytes) {
		PyErr_NoMemory();
		goto end;
	}
	for (i = 0; i < n; i++) {
		if (!PyUnicode_FSConverter(PySequence_Fast_GET_ITEM(sequence, i), &bytes[i]))
			goto end;
		argv[i] = PyBytes_AS_STRING(bytes[i]);
	}
	if (!n) {
		PyErr_SetString(PyExc_ValueError, "run: argv is empty");
		goto end;
	}
	Py_BEGIN_ALLOW_THREADS
	e = spawn(&pid, directory, argv);
	while (!e && waitpid(pid, &status, 0) < 0)
		e = errno == EINTR ? 0 : errno;
	Py_END_ALLOW_THREADS
	if (e) {
		errno = e;
		PyErr_SetFromErrnoWithFilename(PyExc_OSError, argv[0]);
	} else {
		result = PyLong_FromLong(WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
	}
end:
	for (i = 0; bytes && i < n; i++)
		Py_XDECREF(bytes[i]);
	PyMem_Free(bytes);
	PyMem_Free(argv);
	Py_DECREF(sequence);
	return result;
}

static PyObject *thread(PyObject *module, PyObject *unused)
{
	(void)module;
	(void)unused;
	return PyLong_FromLong(gettid());
}

static PyMethodDef methods[] = {
	{ "run", run, METH_VARARGS, "run(directory, argv): exit status, or the signal's number negated" },
	{ "thread", thread, METH_NOARGS, "thread(): the kernel's number of this thread" },
	{ 0 },
};

static struct PyModuleDef module = {
	PyModuleDef_HEAD_INIT, .m_name = "spawnat", .m_size = 0, .m_methods = methods,
};

PyMODINIT_FUNC PyInit_spawnat(void)
{
	return PyModuleDef_Init(&module);
}
