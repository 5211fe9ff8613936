/* SPDX-License-Identifier: MIT */
// Exceptions and threads, and nothing else of C++: what wants pthread_once is the unwinder alone, and weakly.
#include <pthread.h>
#include <stdio.h>

static void *worker(void *arg)
{
	int *caught = static_cast<int *>(arg);

	for (int i = 0; i < 100; i++)
		try {
			throw i;
		} catch (int n) {
			*caught += n == i;
		}
	return arg;
}

int main()
{
	int caught[4] = { 0 }, all = 0;
	pthread_t t[4];

	for (int i = 0; i < 4; i++)
		if (pthread_create(&t[i], nullptr, worker, &caught[i]))
			return 1;
	for (int i = 0; i < 4; i++) {
		pthread_join(t[i], nullptr);
		all += caught[i];
	}
	puts(all == 400 ? "ok" : "wrong");
	return all != 400;
}
