/// The mail catcher of the embedded run: takes every mail, delivers none, and shows them to the person who tries Kept.
@NullMarked
package dev.kept.local.inbox;

import org.jspecify.annotations.NullMarked;
