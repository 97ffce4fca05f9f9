/** The audit log over HTTP: {@code /api/v1/audit}. */
@NullMarked
package dev.snapforge.audit.web;

import org.jspecify.annotations.NullMarked;
