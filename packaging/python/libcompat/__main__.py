# SPDX-License-Identifier: MIT
"""python -m libcompat, and the scripts compat, compat-cc and compat-c++: become the command."""
import os
import sys

from libcompat import command


def main():
    name = os.path.basename(sys.argv[0])
    try:
        os.execv(command(), [name if name in ("compat-cc", "compat-c++") else "compat"] + sys.argv[1:])
    except OSError as e:
        sys.exit("compat: %s: %s" % (command(), e.strerror))


if __name__ == "__main__":
    main()
