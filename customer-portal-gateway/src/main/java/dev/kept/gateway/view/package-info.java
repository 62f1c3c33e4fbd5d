/// What lists and boards show, made of facts.
@NullMarked
package dev.kept.gateway.view;

import org.jspecify.annotations.NullMarked;
