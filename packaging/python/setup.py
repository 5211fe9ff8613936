# SPDX-License-Identifier: MIT
"""The wheel holds the command for one machine, which is LIBCOMPAT_COMMAND or else built here by make, and runs from glibc 2.17 on."""
import os
import platform
import re
import shutil
import subprocess

from setuptools import Distribution, setup
from setuptools.command.build_py import build_py
from wheel.bdist_wheel import bdist_wheel

here = os.path.dirname(os.path.abspath(__file__))
source = os.path.join(here, "source")
arch = os.environ.get("LIBCOMPAT_ARCH") or {"arm64": "aarch64", "amd64": "x86_64"}.get(platform.machine(), platform.machine())
with open(os.path.join(source, "Makefile")) as f:
    version = re.search(r"^VERSION = (.*)$", f.read(), re.M).group(1)


class Build(build_py):
    def run(self):
        super().run()
        command = os.environ.get("LIBCOMPAT_COMMAND")
        if not command:
            build = os.environ.get("LIBCOMPAT_BUILD") or os.path.abspath(os.path.join(self.build_lib, os.pardir, "libcompat-make"))
            command = os.path.join(build, "compat-" + arch)
            make = ["make", "-j%d" % len(os.sched_getaffinity(0)), "ARCH=" + arch, "FLOORS=2.17", "BUILD=" + build, command]
            try:
                subprocess.run(make, cwd=source, check=True)
            except (OSError, subprocess.CalledProcessError) as e:
                raise SystemExit("libcompat: %s; to build it takes gcc, binutils, make and the headers of glibc" % e)
        to = os.path.join(self.build_lib, "libcompat", "compat")
        shutil.copyfile(command, to)
        os.chmod(to, 0o755)


class Machine(Distribution):
    def has_ext_modules(self):
        return True


class Wheel(bdist_wheel):
    def get_tag(self):
        return "py3", "none", "manylinux_2_17_{0}.manylinux2014_{0}".format(arch)


setup(
    name="libcompat",
    version=version,
    packages=["libcompat"],
    package_data={"libcompat": ["py.typed"]},
    distclass=Machine,
    cmdclass={"build_py": Build, "bdist_wheel": Wheel},
)
