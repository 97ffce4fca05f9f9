/** The whole service, as its users meet it: real HTTP, real Postgres, real V8, real signatures. */
@NullMarked
package dev.snapforge.service;

import org.jspecify.annotations.NullMarked;
