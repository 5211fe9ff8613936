/* SPDX-License-Identifier: MIT */
/* What large arguments of circular and Bessel functions are reduced by. */
#include "math/trig.h"
#include "math/two_over_pi_table.h"
