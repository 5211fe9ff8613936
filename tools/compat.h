/* SPDX-License-Identifier: MIT */
/* The commands of compat. Each takes its own name as argv[0] and returns the exit status. */
#ifndef COMPAT_H
#define COMPAT_H

#ifndef VERSION
#define VERSION "unknown"
#endif

int command_check(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_flags(int argc, char **argv);
int command_list(int argc, char **argv);
int command_distros(int argc, char **argv);
int command_cc(int argc, char **argv);	/* also c++; and by the names compat-cc and compat-c++ */
int command_doctor(int argc, char **argv);
int command_floor(int argc, char **argv);
int command_retarget(int argc, char **argv);

#endif
