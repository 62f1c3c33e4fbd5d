package dev.kept.runtime.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A question that is answered from the service's own log, and so is as new as its last command: `?after=` of a stream that this service
/// keeps does not wait. Of another service's stream it does, until this service has reacted to it.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface FromTheLog {
}
