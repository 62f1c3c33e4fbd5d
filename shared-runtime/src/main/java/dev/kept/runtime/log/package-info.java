/// The event log: facts are decided, appended and read here; Axon Framework is imported in this package and nowhere else.
@NullMarked
package dev.kept.runtime.log;

import org.jspecify.annotations.NullMarked;
