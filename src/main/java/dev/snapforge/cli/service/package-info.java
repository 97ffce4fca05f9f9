/** Talks to the service over HTTP for the command line: forms, retries, events; believes nothing that is signed. */
@NullMarked
package dev.snapforge.cli.service;

import org.jspecify.annotations.NullMarked;
