/**
 * Owns what names mean: the versions released under them, which never change, the channels that point to versions, and which
 * snapshot a runtime gets when it asks by name. Each of these facts is a signed statement.
 * May use: kernel, access, bundle, build, snapshot, signing, postgres.
 */
@NullMarked
package dev.snapforge.release;

import org.jspecify.annotations.NullMarked;
