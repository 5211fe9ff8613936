#!/usr/bin/env node
// SPDX-License-Identifier: MIT
'use strict'
// Runs the command: its exit status, and its signal.
const { spawnSync } = require('child_process')
const { command } = require('./index.js')

module.exports = function run(name) {
  const child = spawnSync(command(), process.argv.slice(2), { stdio: 'inherit', argv0: name })
  if (child.error) {
    console.error(`${name}: ${child.error.message}`)
    process.exit(127)
  }
  if (child.signal) process.kill(process.pid, child.signal)
  process.exit(child.status)
}
if (require.main === module) module.exports('compat')
