/* SPDX-License-Identifier: MIT */
/*
 * The register of the protection keys on a CPU that has none: its instructions are undefined there,
 * and the handler of SIGILL does what they would. pkru counts as the register of this thread;
 * reads and writes are counted.
 */
#include <signal.h>
#include <string.h>
#include <ucontext.h>

static volatile unsigned long pkru;
static volatile int pkru_reads, pkru_writes;

static void pkru_emulate(int sig, siginfo_t *info, void *context)
{
	mcontext_t *m = &((ucontext_t *)context)->uc_mcontext;
#ifdef __x86_64__
	const unsigned char *at = (unsigned char *)m->gregs[REG_RIP];
	int zero = !(unsigned)m->gregs[REG_RCX];	/* else the CPU refuses */

	if (zero && !memcmp(at, "\x0f\x01\xee", 3)) {
		m->gregs[REG_RAX] = (unsigned)pkru;
		m->gregs[REG_RDX] = 0;
		pkru_reads++;
	} else if (zero && !m->gregs[REG_RDX] && !memcmp(at, "\x0f\x01\xef", 3)) {
		pkru = (unsigned)m->gregs[REG_RAX];
		pkru_writes++;
	} else {
		signal(SIGILL, SIG_DFL);
	}
	m->gregs[REG_RIP] += 3;
#else
	unsigned op = *(unsigned *)m->pc, reg = op & 31;

	if ((op ^ reg) == 0xd53ba280) {			/* mrs por_el0 */
		if (reg != 31)
			m->regs[reg] = pkru;
		pkru_reads++;
	} else if ((op ^ reg) == 0xd51ba280) {		/* msr por_el0 */
		pkru = reg == 31 ? 0 : m->regs[reg];
		pkru_writes++;
	} else {
		signal(SIGILL, SIG_DFL);
	}
	m->pc += 4;
#endif
	(void)sig;
	(void)info;
}

static void pkru_start(void)
{
	struct sigaction sa = { .sa_sigaction = pkru_emulate, .sa_flags = SA_SIGINFO };

	sigaction(SIGILL, &sa, NULL);
}
