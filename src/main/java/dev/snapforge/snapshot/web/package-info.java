/**
 * Snapshots over HTTP: metadata as JSON, and downloads with the features of RFC 9110 (ranges, conditions, codings) and
 * RFC 9530 (digests).
 * May use: kernel, access, blob, snapshot.
 */
@NullMarked
package dev.snapforge.snapshot.web;

import org.jspecify.annotations.NullMarked;
