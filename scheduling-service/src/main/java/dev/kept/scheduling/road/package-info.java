/// How long the way takes by road, as a routing server knows it.
@NullMarked
package dev.kept.scheduling.road;

import org.jspecify.annotations.NullMarked;
