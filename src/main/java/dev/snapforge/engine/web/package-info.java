/**
 * The engines over HTTP.
 * May use: kernel, engine.
 */
@NullMarked
package dev.snapforge.engine.web;

import org.jspecify.annotations.NullMarked;
