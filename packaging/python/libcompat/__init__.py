# SPDX-License-Identifier: MIT
"""Programs and extension modules built on a new Linux distribution run on an old one. compat(1) is the command, here for build scripts."""
import os
import subprocess

__all__ = ["command", "directory", "flags"]


def command():
    """The path of the command, a program."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "compat")


def _ask(floor, arch, what):
    argv = [command(), "flags", "--for", what]
    if floor is not None:
        argv += ["--floor", floor]
    if arch is not None:
        argv += ["--arch", arch]
    run = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    if run.returncode:
        raise RuntimeError(run.stderr.strip())
    return run.stdout.rstrip("\n")


def directory(floor=None, arch=None):
    """The floor directory, an absolute path, which is made if it is not there: for library_dirs of an extension, where it is before the system's. floor is a glibc release or the name of a distribution
    or policy, as "2.17", "rhel8", "manylinux2014"; None is COMPAT_FLOOR of the environment, or 2.17. arch is "x86_64" or "aarch64"; None is this
    machine's. RuntimeError, with a line that says why, if there can be none."""
    return _ask(floor, arch, "directory")


def flags(floor=None, arch=None):
    """What to add to a link, before a -L of the system's: a list of one word. Arguments and errors as of directory()."""
    return ["-L" + directory(floor, arch)]
