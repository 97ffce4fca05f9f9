/**
 * {@code /api/v1/storage} over HTTP.
 * May use: kernel, storage.
 */
@NullMarked
package dev.snapforge.storage.web;

import org.jspecify.annotations.NullMarked;
