/** Bundles become snapshots, or are refused with a reason: real HTTP, real Postgres, real V8, real signatures. */
@NullMarked
package dev.snapforge.journey.build;

import org.jspecify.annotations.NullMarked;
