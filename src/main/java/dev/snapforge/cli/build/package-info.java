/** The commands that build: build, doctor, reproduce, status and logs. */
@NullMarked
package dev.snapforge.cli.build;

import org.jspecify.annotations.NullMarked;
