package dev.kept.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The name and version under which an event is kept for ever and published. Chosen once; the class may be renamed, this may not.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StoredName {
    String value();

    int version() default 1;
}
