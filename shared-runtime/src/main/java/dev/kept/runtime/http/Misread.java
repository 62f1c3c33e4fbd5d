package dev.kept.runtime.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says in a sentence why some JSON could not be read: which field, what was expected, where.
final class Misread {
    private static final int LONGEST_QUOTE = 40;

    private Misread() {}

    static NotDone explain(JsonProcessingException unreadable) {
        return switch (unreadable) {
            case StreamConstraintsException _ -> NotDone.badRequest("json-beyond-limits",
                    "The JSON is nested deeper than " + JsonAtTheDoor.DEEPEST + " levels, or a text or number in it is far too long.");
            case ValueInstantiationException invalid -> NotDone.badRequest("bad-value", invalid(invalid));
            case InvalidFormatException wrong -> NotDone.badRequest("bad-value", wrong(wrong));
            case MismatchedInputException mismatch -> NotDone.badRequest("wrong-type", mismatch(mismatch));
            case JsonMappingException other -> NotDone.badRequest("bad-value", field(other) + " cannot be read.");
            case JsonEOFException end ->
                NotDone.badRequest("malformed-json", "The JSON ends too early, at " + place(end.getLocation()) + ".");
            default -> NotDone.badRequest("malformed-json", "The body is not JSON: look at " + place(unreadable.getLocation()) + ".");
        };
    }

    private static String invalid(ValueInstantiationException invalid) {
        return switch (invalid.getCause()) {
            case IllegalArgumentException said when said.getMessage() != null -> field(invalid) + " was not taken: " + said.getMessage();
            case DateTimeException said -> field(invalid) + " was not taken: " + said.getMessage();
            case null, default -> field(invalid) + " is incomplete. It needs " + Shape.required(invalid.getType().getRawClass()).stream()
                    .map(name -> "'" + quote(path(invalid).isEmpty() ? name : path(invalid) + "." + name) + "'")
                    .collect(Collectors.joining(", ")) + ".";
        };
    }

    private static String wrong(InvalidFormatException wrong) {
        var type = wrong.getTargetType();
        var constants = type == null ? null : type.getEnumConstants();
        var allowed = constants == null
                ? "expected is " + expected(type)
                : "allowed are " + Arrays.stream(constants).map(String::valueOf).collect(Collectors.joining(", "));
        return field(wrong) + " cannot be '" + quote(String.valueOf(wrong.getValue())) + "': " + allowed + ".";
    }

    private static String mismatch(MismatchedInputException mismatch) {
        return field(mismatch) + " has the wrong type at " + place(mismatch.getLocation()) + ": expected is "
                + expected(mismatch.getTargetType()) + ".";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null)
            return "something else";
        if (type == Boolean.class || type == boolean.class)
            return "true or false";
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class)
            return "a whole number";
        if (type.isPrimitive() || type == BigDecimal.class || type == Double.class)
            return "a number";
        if (type == String.class)
            return "a text";
        if (type == Instant.class)
            return "an instant such as 2026-03-05T09:30:00Z";
        if (type == LocalDate.class)
            return "a date such as 2026-03-05";
        if (type == LocalDateTime.class)
            return "a wall time such as 2026-03-05T09:30:00";
        if (type == LocalTime.class)
            return "a time such as 09:30";
        if (type == Duration.class)
            return "a duration such as PT1H30M";
        if (type.isEnum())
            return "one of " + Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        if (Collection.class.isAssignableFrom(type) || type.isArray())
            return "a list";
        return Record.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) ? "an object" : "a text of its own form";
    }

    private static String field(JsonMappingException at) {
        var path = path(at);
        return path.isEmpty() ? "The body" : "The field '" + quote(path) + "'";
    }

    private static String path(JsonMappingException at) {
        var path = new StringBuilder();
        for (var step : at.getPath())
            if (step.getFieldName() == null)
                path.append('[').append(step.getIndex()).append(']');
            else
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
        return path.toString();
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "its end" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String quote(String value) {
        var printable = value.codePoints().filter(c -> !Character.isISOControl(c)).limit(LONGEST_QUOTE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return value.length() > LONGEST_QUOTE ? printable + "..." : printable;
    }
}
