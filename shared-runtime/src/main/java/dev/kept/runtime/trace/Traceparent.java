package dev.kept.runtime.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in a trace as W3C writes it, `00-<trace>-<span>-<flags>`: so it goes into the log and over Kafka with the facts.
public final class Traceparent {
    private static final String NAME = "traceparent";
    private static final TextMapGetter<String> ITSELF = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String name) {
            return name.equals(NAME) ? traceparent : null;
        }
    };

    private Traceparent() {}

    /// Of the span in which this is called; null where nothing is traced.
    public static @Nullable String current() {
        return of(Span.current());
    }

    public static @Nullable String of(Span span) {
        SpanContext place = span.getSpanContext();
        return place.isValid()
                ? String.join("-", "00", place.getTraceId(), place.getSpanId(), place.getTraceFlags().asHex())
                : null;
    }

    /// For a span that is to lie below it; what cannot be read begins a trace of its own.
    public static Context parent(String traceparent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, ITSELF);
    }
}
