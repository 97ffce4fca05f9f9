/** Snapshots over HTTP: metadata as JSON, and downloads with ranges, conditions, codings and digests (RFC 9110, RFC 9530). */
@NullMarked
package dev.snapforge.snapshot.web;

import org.jspecify.annotations.NullMarked;
