/// Kills with -9 under load, and what must hold afterwards: `mvn verify -Pstorms`. Minutes long, and no part of the usual
/// build.
@NullMarked
package dev.kept.local.storm;

import org.jspecify.annotations.NullMarked;
