// SPDX-License-Identifier: MIT

// geomean reads numbers from standard input, one a line, and prints their geometric mean, computed by
// the C library's log and exp, some on each of several threads.
//
// Build it for older systems with CC=compat-cc go build, or with CGO_LDFLAGS=-L<floor directory>. CC is one word
// here: Go's linker looks into what a compiler can do by the first one alone.
package main

/*
#cgo CFLAGS: -D_GNU_SOURCE
#cgo LDFLAGS: -lm
#include <math.h>
#include <unistd.h>

static double sum_of_logs(const double *x, size_t n)
{
	double s = 0;

	while (n-- > 0)
		s += log(*x++);
	return s;
}

static int on_first_thread(void)
{
	return gettid() == getpid();
}
*/
import "C"

import (
	"bufio"
	"fmt"
	"os"
	"os/user"
	"runtime"
	"strconv"
	"strings"
)

const workers = 4

func read() (x []float64, err error) {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		v, err := strconv.ParseFloat(strings.TrimSpace(in.Text()), 64)
		if err != nil {
			return nil, err
		}
		x = append(x, v)
	}
	return x, in.Err()
}

// part locks itself to a thread, which ends with it: the C library sees threads come and go.
func part(x []float64, sum chan<- float64) {
	runtime.LockOSThread()
	s := 0.0
	if len(x) > 0 {
		s = float64(C.sum_of_logs((*C.double)(&x[0]), C.size_t(len(x))))
	}
	if C.on_first_thread() != 0 {
		runtime.UnlockOSThread()
	}
	sum <- s
}

func main() {
	x, err := read()
	if err == nil && len(x) == 0 {
		err = fmt.Errorf("no numbers")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "geomean:", err)
		os.Exit(1)
	}
	sum := make(chan float64)
	for i := 0; i < workers; i++ {
		go part(x[i*len(x)/workers:(i+1)*len(x)/workers], sum)
	}
	logs := 0.0
	for i := 0; i < workers; i++ {
		logs += <-sum
	}
	name := "somebody"
	if u, err := user.LookupId("0"); err == nil { // getpwuid_r, by NSS
		name = u.Username
	}
	fmt.Printf("%.6f of %d, by the grace of %s\n", float64(C.exp(C.double(logs/float64(len(x))))), len(x), name)
}
