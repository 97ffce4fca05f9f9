/** What all commands share: global options, the connection that they lead to, and how failures are told. */
@NullMarked
package dev.snapforge.cli.session;

import org.jspecify.annotations.NullMarked;
