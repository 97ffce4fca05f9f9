/** Host functions, timers and the event loop that fill the slots of a restored runtime. */
@NullMarked
package dev.snapforge.client.host;

import org.jspecify.annotations.NullMarked;
