! SPDX-License-Identifier: MIT
! Called from C: what it uses of libgfortran takes libquadmath, which C's driver does not name.
function doubled(n) bind(c)
  use iso_c_binding
  implicit none
  integer(c_int), value :: n
  integer(c_int) :: doubled
  character(20) :: s
  real(8) :: x
#ifdef NEWER
  integer :: a(3) = [1, 2, 3]
  if (any(findloc(a, 2) /= [2])) n = 0
#endif
  write (s, '(f10.3)') n * 2.0d0
  read (s, *) x
  doubled = nint(x)
end function
