/// Commands and owner questions on their way to the service that owns them.
@NullMarked
package dev.kept.gateway.forward;

import org.jspecify.annotations.NullMarked;
