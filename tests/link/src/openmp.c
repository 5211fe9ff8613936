/* SPDX-License-Identifier: MIT */
/* OpenMP: threads, settings and what is newer than the floors, if NEWER, of one libgomp. */
#include <omp.h>
#include <stdio.h>

int main(void)
{
	int n = 0, sum = 0, tasks = 0, bad = 0;

	omp_set_num_threads(3);
#pragma omp parallel reduction(+:n)
	n++;
#pragma omp parallel for schedule(dynamic) reduction(+:sum)
	for (int i = 0; i < 1000; i++)
		sum += i;
#pragma omp parallel
#pragma omp single
	for (int i = 0; i < 10; i++)
#pragma omp task shared(tasks)
	{
#pragma omp atomic
		tasks++;
	}
	bad |= n != 3 || sum != 499500 || tasks != 10;
#ifdef NEWER
	/* a second copy of libgomp would not know of the three threads, or of the team that a scope is in */
	int scoped = 0;

	omp_set_num_teams(7);
#pragma omp parallel
#pragma omp scope reduction(+:scoped)
	scoped++;
	bad |= scoped != 3 || omp_get_max_teams() != 7 || omp_get_max_threads() != 3;
#endif
	if (bad)
		printf("%d threads, sum %d, %d tasks\n", n, sum, tasks);
	else
		puts("ok");
}
