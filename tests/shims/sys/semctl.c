/* SPDX-License-Identifier: MIT */
#include <sys/sem.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "test.h"

union semun {
	int val;
	struct semid_ds *buf;
	unsigned short *array;
	struct seminfo *info;
};

int main(void)
{
	struct semid_ds ds, any, raw;
	struct seminfo info;
	unsigned short all[3] = { 7, 8, 9 }, got[3] = { 0 };
	int id = semget(IPC_PRIVATE, 3, 0640), max, index = -1;

	if (id < 0)
		return t_skip("no System V semaphores here");
	T_INT(semctl(id, 1, SETVAL, (union semun){ .val = 5 }), 0);
	T_INT(semctl(id, 1, GETVAL), 5);
	T_INT(semctl(id, 0, SETALL, (union semun){ .array = all }), 0);
	T_INT(semctl(id, 0, GETALL, (union semun){ .array = got }), 0);
	T_TRUE(!memcmp(all, got, sizeof all));
	T_INT(semctl(id, 2, GETPID), getpid());
	T_INT(semctl(id, 2, GETNCNT), 0);
	memset(&ds, 0, sizeof ds);
	T_INT(semctl(id, 0, IPC_STAT, (union semun){ .buf = &ds }), 0);
	T_INT(ds.sem_nsems, 3);
	T_INT(ds.sem_perm.mode, 0640);
	ds.sem_perm.mode = 0600;
	T_INT(semctl(id, 0, IPC_SET, (union semun){ .buf = &ds }), 0);

	max = semctl(0, 0, SEM_INFO, (union semun){ .info = &info });
	T_TRUE(max >= 0);
	for (int i = 0; i <= max; i++)
		if (semctl(i, 0, SEM_STAT, (union semun){ .buf = &ds }) == id)
			index = i;
	T_TRUE(index >= 0);
	errno = 0;
	long want = syscall(SYS_semctl, index, 0, SEM_STAT_ANY, &raw);
	int e = errno;
	memset(&any, 0, sizeof any);
	if (want < 0) {	/* an old kernel, or qemu-user */
		T_ERR(semctl(index, 0, SEM_STAT_ANY, (union semun){ .buf = &any }), -1, e);
	} else {
		T_INT(semctl(index, 0, SEM_STAT_ANY, (union semun){ .buf = &any }), id);
		T_INT(any.sem_nsems, 3);
		T_INT(any.sem_perm.mode, 0600);
		T_ERR(semctl(index, 0, SEM_STAT_ANY, (union semun){ .buf = (void *)-1L }), -1, EFAULT);
	}

	T_INT(semctl(id, 0, IPC_RMID), 0);
	T_TRUE(semctl(id, 0, GETVAL) == -1 && (errno == EINVAL || errno == EIDRM));
	return t_status;
}
