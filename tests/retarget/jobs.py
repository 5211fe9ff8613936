# SPDX-License-Identifier: MIT
# What a Python of a distribution does with its own modules, and with others': numpy (C and Fortran), lxml, cryptography (Rust)
import asyncio, bz2, ctypes, decimal, hashlib, json, lzma, math, os, select, socket, sqlite3, ssl, struct, tempfile, threading, time, zlib

print(hashlib.sha256(b"x").hexdigest(), hashlib.blake2b(b"x").hexdigest()[:16], zlib.crc32(b"x"))
print(len(lzma.decompress(lzma.compress(b"y" * 1000))), len(bz2.decompress(bz2.compress(b"y" * 1000))))
print(math.exp(1), math.log(10), math.pow(2, 0.5), math.lgamma(0.5), math.fma(2.0, 3.0, 4.0), decimal.Decimal(2).sqrt())
print(json.dumps({"a": [1, 2.5, None]}), struct.pack("<d", 1.5).hex(), time.strftime("%F", time.gmtime(0)))
db = sqlite3.connect(":memory:")
print(db.execute("select sum(value), sqrt(2) from json_each('[1,2,3]')").fetchone())
print(ssl.create_default_context().verify_mode, ssl.OPENSSL_VERSION_INFO[0])
lib = ctypes.CDLL(None)
lib.strtol.restype = ctypes.c_long
print(lib.strtol(b"42", None, 10), ctypes.sizeof(ctypes.c_long))

total, lock = 0, threading.Lock()
def work(n):
    global total
    for _ in range(n):
        with lock:
            total += 1
threads = [threading.Thread(target=work, args=(1000,)) for _ in range(8)]
[t.start() for t in threads]
[t.join() for t in threads]
print(total)

async def echo():
    async def serve(r, w):
        w.write((await r.readline()).upper())
        await w.drain()
        w.close()
    s = await asyncio.start_server(serve, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*s.sockets[0].getsockname())
    w.write(b"through a socket\n")
    print((await r.readline()).decode().strip())
    w.close()
    s.close()
asyncio.run(echo())

with tempfile.TemporaryDirectory() as d:
    os.makedirs(d + "/a/b")
    open(d + "/a/b/c", "w").write("z")
    print(sorted(e.name for e in os.scandir(d)), os.stat(d + "/a/b/c").st_size, os.listdir(d + "/a"))
try:
    open("/nowhere")
except OSError as e:
    print(e)

import numpy
m = numpy.arange(1, 10, dtype=float).reshape(3, 3) + numpy.eye(3)
print(numpy.round(numpy.linalg.inv(m), 6).tolist(), round(float(numpy.linalg.det(m)), 6))
print(numpy.round(numpy.linalg.eigvalsh(m + m.T), 6).tolist(), numpy.round(abs(numpy.fft.fft([1, 2, 3, 4])), 6).tolist())
print(numpy.exp([0, 1, 2]).tolist(), numpy.sin([0.5, 1]).tolist(), numpy.float16(1.1), numpy.longdouble("1.5"))
import lxml.etree
t = lxml.etree.fromstring(b"<a><b c='1'>x</b></a>")
print(t.xpath("string(//b[@c=1])"), lxml.etree.tostring(t))
from cryptography.fernet import Fernet
k = Fernet(b"A" * 43 + b"=")
print(k.decrypt(k.encrypt(b"rust")))
from cryptography.hazmat.primitives.asymmetric import ed25519
key = ed25519.Ed25519PrivateKey.from_private_bytes(b"k" * 32)
print(key.sign(b"m").hex()[:32])
