package dev.kept.runtime.codec;

import dev.kept.events.DomainEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// One sample of every event type, always the same: each component is filled by its type and name.
final class Samples {
    private Samples() {}

    static <E extends DomainEvent> E of(Class<E> type) {
        return type.cast(record(type));
    }

    private static Object record(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Arrays.stream(components).map(c -> value(c.getName(), c.getGenericType())).toArray());
        } catch (ReflectiveOperationException broken) {
            throw new AssertionError("No sample of " + type.getName(), broken);
        }
    }

    private static Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            var element = value(name, generic.getActualTypeArguments()[0]);
            return generic.getRawType() == Set.class ? Set.of(element) : List.of(element);
        }
        return plain(name, (Class<?>) type);
    }

    private static Object plain(String name, Class<?> type) {
        if (type == String.class)
            return text(name);
        if (type == int.class || type == Integer.class)
            return 2;
        if (type == long.class || type == Long.class)
            return 1_234L;
        if (type == double.class || type == Double.class)
            return 53.3244;
        if (type == boolean.class)
            return true;
        if (type == BigDecimal.class)
            return new BigDecimal("1.5");
        if (type == Duration.class)
            return Duration.ofMinutes(95);
        if (type == Period.class)
            return Period.ofMonths(3);
        if (type == Instant.class)
            return Instant.parse("2026-11-26T10:06:00Z");
        if (type == LocalDate.class)
            return LocalDate.of(2026, 11, 26);
        if (type == LocalTime.class)
            return LocalTime.of(9, 30);
        if (type == LocalDateTime.class)
            return LocalDateTime.of(2026, 11, 26, name.equals("end") ? 12 : 10, 0);
        if (type.isEnum())
            return type.getEnumConstants()[0];
        return record(type);
    }

    private static String text(String name) {
        return switch (name) {
            case "currency" -> "EUR";
            case "zone" -> "Europe/Dublin";
            case "sha256" -> "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
            case "contentType" -> "image/jpeg";
            case "policy" -> "home-service@1";
            case "text" -> "Zielińska: pressure falls to 0.4 bar – \"again\"";
            case "of" -> "0190a000-0000-7000-8000-000000000001";
            default -> name.endsWith("Id") || name.endsWith("Ids") ? "0190a000-0000-7000-8000-000000000002" : "a " + name;
        };
    }
}
