/// What lies where, and when it is time to order more: the rules, pure.
@NullMarked
package dev.kept.inventory.domain;

import org.jspecify.annotations.NullMarked;
