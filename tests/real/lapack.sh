# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# LAPACK and BLAS, with the tests of the reference: Fortran. Static libraries: a shared one of Fortran is a limit (docs/limits.md)
arch='x86_64 aarch64'
build() {
	cmake -S . -B b -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=ON -DBUILD_SHARED_LIBS=OFF -DLAPACKE=OFF -DCBLAS=OFF -DBUILD_COMPLEX16=OFF -DBUILD_COMPLEX=OFF -DCMAKE_C_COMPILER="$CC" -DCMAKE_Fortran_COMPILER="$FC"
	cmake --build b -j"$jobs"
}
check() {
	ctest --test-dir b -j"$jobs" || :
}
results() {
	ctest_results
}
