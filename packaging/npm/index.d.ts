// SPDX-License-Identifier: MIT
/** The path of the command, a program for this machine. */
export function command(): string
/** The floor directory, made if it is not there. floor: "2.17", "rhel8" and so on; arch: "x64" or "arm64". */
export function directory(floor?: string, arch?: string): string
/** What to add to a link, as one word of a shell. */
export function flags(floor?: string, arch?: string): string
