/* SPDX-License-Identifier: MIT */
/* For steps: one call of each between two int3, after another that has bound it. Names that got a new version in 2.34, for the same contract. */
#include <pthread.h>
#include <semaphore.h>

#define COUNTED(call) call; __asm__ volatile("int3" : : : "memory"); call; __asm__ volatile("int3" : : : "memory")

int main(void)
{
	static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
	static pthread_key_t key;
	static sem_t sem;

	sem_init(&sem, 0, 0);
	pthread_key_create(&key, 0);
	COUNTED(pthread_getspecific(key));
	COUNTED(sem_post(&sem));
	COUNTED(pthread_rwlock_tryrdlock(&lock));
	return 0;
}
