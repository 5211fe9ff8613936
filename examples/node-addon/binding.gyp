# SPDX-License-Identifier: MIT
# For node-gyp: LDFLAGS=-L/usr/local/lib/compat/x86_64-linux-gnu/2.17 node-gyp rebuild
{
  "targets": [{ "target_name": "entropy", "sources": ["entropy.c"], "libraries": ["-lm"] }]
}
