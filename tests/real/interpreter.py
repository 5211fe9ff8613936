# SPDX-License-Identifier: MIT
#
# usage: interpreter.py OLD NEW DIR
#
# Overwrites the interpreter's name (PT_INTERP) of each ELF file below DIR that has OLD by NEW, of the same length.
import os
import struct
import sys

old, new, top = sys.argv[1:]
old, new = old.encode(), new.encode()
if len(old) != len(new):
    sys.exit(f"interpreter.py: {old.decode()} and {new.decode()} are not of one length")

for directory, _, names in os.walk(top):
    for name in names:
        path = os.path.join(directory, name)
        if os.path.islink(path) or not os.path.isfile(path):
            continue
        with open(path, "rb") as f:
            head = f.read(64)
            if len(head) < 64 or head[:6] != b"\x7fELF\x02\x01":
                continue
            start, size, count = struct.unpack_from("<Q", head, 32)[0], *struct.unpack_from("<HH", head, 54)
            f.seek(start)
            table = f.read(size * count)
            for i in range(0, len(table) - 55, size or 56):
                kind, _, offset, _, _, length = struct.unpack_from("<IIQQQQ", table, i)
                if kind == 3:
                    f.seek(offset)
                    found = f.read(length).rstrip(b"\0") == old
                    break
            else:
                continue
        if not found:
            continue
        # a hard link's other names too, and no program that runs now
        mode = os.stat(path)
        with open(path, "rb") as f:
            data = bytearray(f.read())
        data[offset:offset + len(new)] = new
        with open(path + ".interpreter", "wb") as f:
            f.write(data)
        os.chown(path + ".interpreter", mode.st_uid, mode.st_gid)
        os.chmod(path + ".interpreter", mode.st_mode & 0o7777)
        os.rename(path + ".interpreter", path)
