/// Who may sign in, and the sessions of browsers.
@NullMarked
package dev.kept.gateway.account;

import org.jspecify.annotations.NullMarked;
