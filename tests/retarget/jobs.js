// SPDX-License-Identifier: MIT
// What node does with its own modules: threads, JIT, crypto, compression, files, sockets, ICU
const crypto = require("crypto"), fs = require("fs"), http = require("http"), os = require("os"), zlib = require("zlib");
const { Worker } = require("worker_threads");

console.log(process.version, Math.exp(1), Math.pow(2, 0.5), Math.cbrt(3), Math.log1p(0.5));
console.log(crypto.createHash("sha256").update("x").digest("hex"), crypto.scryptSync("p", "s", 16).toString("hex"));
console.log(zlib.gunzipSync(zlib.gzipSync("y".repeat(1000))).length, zlib.brotliDecompressSync(zlib.brotliCompressSync("z")).toString());
console.log(new Intl.NumberFormat("de").format(1234567.891), new Date(0).toISOString(), "ß".toLocaleUpperCase());
console.log(fs.statSync("numbers").size, fs.readdirSync(".").includes("numbers"), os.EOL.length);
let s = 0;
for (let i = 0; i < 3e6; i++)
	s = (s + i * i) % 1000003;
console.log(s);
global.gc();
try {
	fs.readFileSync("/nowhere");
} catch (e) {
	console.log(e.message);
}
const wasm = new WebAssembly.Module(Buffer.from("0061736d0100000001070160027f7f017f030201000707010361646400000a09010700200020016a0b", "hex"));
console.log(new WebAssembly.Instance(wasm).exports.add(40, 2));
const workers = [1, 2, 3].map(n => new Promise(done => new Worker(`require("worker_threads").parentPort.postMessage(${n} * 14)`, { eval: true }).on("message", done)));
Promise.all(workers).then(v => {
	console.log(v);
	const server = http.createServer((q, r) => r.end("by http " + q.url)).listen(0, "127.0.0.1", () =>
		http.get({ port: server.address().port, host: "127.0.0.1", path: "/x" }, r => r.on("data", d => console.log(d.toString())).on("end", () => server.close())));
});
