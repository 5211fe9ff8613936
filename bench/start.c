/* SPDX-License-Identifier: MIT */
/* Nothing; with an argument, an int3 where main begins, for steps. */
int main(int argc, char **argv)
{
	if (argc > 1)
		__asm__ volatile("int3");
	return !argv;
}
