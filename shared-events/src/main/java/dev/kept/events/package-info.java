/// The published language of Kept: what happened, in the words of the trade.
@NullMarked
package dev.kept.events;

import org.jspecify.annotations.NullMarked;
