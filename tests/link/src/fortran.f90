! SPDX-License-Identifier: MIT
! Units, formats and arrays of libgfortran; findloc, which came with gcc 9, if NEWER: of one library with the unit that is open.
program fortran
  implicit none
  integer :: i, a(5) = [3, 1, 4, 1, 5], m(2, 2)
  character(20) :: s
  real(8) :: root
  root = 2
  root = sqrt(root)
  write (s, '(f10.6)') root
  open (10, status='scratch')
  write (10, *) 42
  rewind (10)
  read (10, *) i
  m = matmul(reshape([1, 2, 3, 4], [2, 2]), reshape([0, 1, 1, 0], [2, 2]))
#ifdef NEWER
  if (any(findloc(a, i - 38) /= [3])) i = 0
#endif
  if (i == 42 .and. adjustl(s) == '1.414214' .and. maxval(a) == 5 .and. all(m == reshape([3, 4, 1, 2], [2, 2]))) then
    print '(a)', 'ok'
  else
    print *, i, s, maxval(a), m
  end if
end program
