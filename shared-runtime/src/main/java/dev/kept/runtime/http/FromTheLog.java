package dev.kept.runtime.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A question that is answered from the log, and so is as new as the last command: `?after=` of such a stream does not wait. Of any other
/// it does: what this service has reacted to is in its log too.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface FromTheLog {
    /// The stream's type, as in `workorder/<id>@17`.
    String value();
}
