/**
 * {@code /api/v1/builds} over HTTP.
 * May use: kernel, access, bundle, build.
 */
@NullMarked
package dev.snapforge.build.web;

import org.jspecify.annotations.NullMarked;
