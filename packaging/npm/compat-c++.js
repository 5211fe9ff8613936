#!/usr/bin/env node
// SPDX-License-Identifier: MIT
require('./compat.js')('compat-c++')
