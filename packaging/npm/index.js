// SPDX-License-Identifier: MIT
'use strict'
// Programs and addons built on a new Linux distribution run on an old one: compat(1), for build scripts.
const { spawnSync } = require('child_process')
const path = require('path')

const machine = { x64: 'x86_64', arm64: 'aarch64' }[process.arch]

/** The path of the command, a program for this machine. */
exports.command = function command() {
  if (process.platform !== 'linux' || !machine) throw new Error(`libcompat is for Linux on x64 and arm64, not ${process.platform} on ${process.arch}`)
  return path.join(__dirname, `compat-${machine}`)
}

/**
 * The floor directory, an absolute path, which is made if it is not there. floor is a glibc release or the name of a distribution, as "2.17", "rhel8";
 * without it COMPAT_FLOOR of the environment, or 2.17. arch is "x64" or "arm64"; without it npm_config_arch, for which node-gyp builds, or this machine's.
 * An Error, with a line that says why, if there can be none.
 */
exports.directory = function directory(floor, arch = process.env.npm_config_arch) {
  const argv = ['flags', '--for', 'directory']
  if (floor) argv.push('--floor', floor)
  if (arch) argv.push('--arch', arch)
  const run = spawnSync(exports.command(), argv, { encoding: 'utf8' })
  if (run.error) throw run.error
  if (run.status !== 0) throw new Error(run.stderr.trim())
  return run.stdout.replace(/\n$/, '')
}

/** What to add to a link, as one word of a shell; for ldflags in binding.gyp. Arguments and errors as of directory(). */
exports.flags = function flags(floor, arch) {
  const word = '-L' + exports.directory(floor, arch)
  return /^[\w\-+=./:@%^]*$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`
}
