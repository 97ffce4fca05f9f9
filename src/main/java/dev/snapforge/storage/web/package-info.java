/** Storage checks and retention over HTTP: {@code /api/v1/storage}. */
@NullMarked
package dev.snapforge.storage.web;

import org.jspecify.annotations.NullMarked;
