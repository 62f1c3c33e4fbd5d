/// What an operator sees of all services.
@NullMarked
package dev.kept.gateway.console;

import org.jspecify.annotations.NullMarked;
