/** Pages for admins: tokens, the audit log, keys, checks of the store, and what retention would remove. */
@NullMarked
package dev.snapforge.pages.admin;

import org.jspecify.annotations.NullMarked;
