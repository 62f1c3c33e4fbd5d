/// The people and things of the embedded run.
@NullMarked
package dev.kept.gateway.demo;

import org.jspecify.annotations.NullMarked;
