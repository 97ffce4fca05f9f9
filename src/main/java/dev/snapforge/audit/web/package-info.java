/**
 * {@code /api/v1/audit} over HTTP.
 * May use: kernel, audit.
 */
@NullMarked
package dev.snapforge.audit.web;

import org.jspecify.annotations.NullMarked;
