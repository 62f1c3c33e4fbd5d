/// Work that comes again: plans and when they raise an order.
@NullMarked
package dev.kept.workorder.plan;

import org.jspecify.annotations.NullMarked;
