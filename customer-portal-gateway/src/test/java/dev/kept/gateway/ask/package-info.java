@NullMarked
package dev.kept.gateway.ask;

import org.jspecify.annotations.NullMarked;
