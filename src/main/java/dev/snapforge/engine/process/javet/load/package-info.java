/** What waits for the load of a snapshot: built-ins that V8 installs only then, callbacks, and objects that must be gone by then. */
@NullMarked
package dev.snapforge.engine.process.javet.load;

import org.jspecify.annotations.NullMarked;
