/// What people may ask the gateway itself.
@NullMarked
package dev.kept.gateway.http;

import org.jspecify.annotations.NullMarked;
