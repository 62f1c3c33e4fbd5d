package dev.kept.runtime.http;

import dev.kept.decision.Decision.Missing;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every body has in common, so that no resource repeats it: a record's component that is not `@Nullable` is required, texts hold
/// no control characters and no more than their `@Size` (4,000 characters by default), lists no more entries than theirs (200 by default).
public final class Shape {
    static final int LONGEST_TEXT = 4_000;
    static final int LONGEST_LIST = 200;
    private static final char FIRST_NO_CHARACTER = 0xFFFE;

    /// Looked up once for each class, of which there are as many as bodies have shapes.
    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    private final List<Missing> missing = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private Shape() {}

    private record Component(String name, Method accessor, boolean mayBeAbsent, int longest, int most) {
        static Component of(RecordComponent component) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Component(component.getName(), accessor, component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    size(component, String.class, LONGEST_TEXT), size(component, List.class, LONGEST_LIST));
        }

        /// Its `@Size`, where it is of this type.
        private static int size(RecordComponent component, Class<?> type, int otherwise) {
            var size = component.getAccessor().getAnnotation(Size.class);
            return size == null || !component.getType().equals(type) ? otherwise : size.max();
        }

        @Nullable
        Object read(Record entry) {
            try {
                return accessor.invoke(entry);
            } catch (ReflectiveOperationException unreadable) {
                throw new IllegalStateException(accessor + " cannot be read", unreadable);
            }
        }
    }

    /// Returns when the value may pass; else a [NotDone] names every field that is missing or the first that is wrong.
    public static void check(@Nullable Object value) {
        if (value == null)
            throw NotDone.badRequest("missing-body", "The body is empty. Send a JSON object, {} where nothing is to be said.");
        var shape = new Shape();
        shape.look("", value, LONGEST_TEXT, LONGEST_LIST);
        if (!shape.missing.isEmpty())
            throw new NotDone(Problem.of(400, "missing-field", sentence(shape.missing)).missing(shape.missing));
        if (!shape.wrong.isEmpty())
            throw NotDone.badRequest("bad-text", shape.wrong.getFirst());
    }

    private static String sentence(List<Missing> missing) {
        var names = missing.stream().map(item -> "'" + item.what() + "'").toList();
        return names.size() == 1
                ? "The field " + names.getFirst() + " is missing."
                : "These fields are missing: " + String.join(", ", names) + ".";
    }

    private void look(String path, Object value, int longest, int most) {
        switch (value) {
            case String text -> text(path, text, longest);
            case Collection<?> list -> list(path, list, longest, most);
            case Map<?, ?> map -> list(path, map.values(), longest, most);
            case Record entry -> components(path, entry);
            default -> {
                // numbers, dates, enums: their readers have looked
            }
        }
    }

    private void components(String path, Record entry) {
        if (entry.getClass().getName().startsWith("java."))
            return;
        for (var component : COMPONENTS.get(entry.getClass())) {
            var name = path.isEmpty() ? component.name() : path + "." + component.name();
            var value = component.read(entry);
            if (value != null)
                look(name, value, component.longest(), component.most());
            else if (!component.mayBeAbsent())
                missing.add(new Missing(name, "The field '" + name + "' is required.", ""));
        }
    }

    private void list(String path, Collection<?> list, int longest, int most) {
        if (list.size() > most)
            wrong.add("'" + path + "' has " + list.size() + " entries; at most " + most + " are taken at once.");
        int index = 0;
        for (var item : list) {
            var name = path + "[" + index++ + "]";
            if (item == null)
                wrong.add("'" + name + "' is null. Leave it out, or say what it is.");
            else if (index <= most)
                look(name, item, longest, LONGEST_LIST);
        }
    }

    private void text(String path, String text, int longest) {
        if (text.length() > longest)
            wrong.add("'" + path + "' has " + text.length() + " characters; at most " + longest + " are kept. Shorten it.");
        int at = controlCharacter(text);
        if (at >= 0)
            wrong.add("'" + path + "' holds a control character (U+%04X) at place %d. Only line breaks and tabs are taken. Remove it."
                    .formatted((int) text.charAt(at), at + 1));
    }

    /// The place of the first character that no text may hold, -1 for none. Half of a surrogate pair counts: no database keeps it; so do
    /// U+FFFE and U+FFFF: no XML holds them, and documents are made by way of it.
    public static int controlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_NO_CHARACTER || (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r'))
                return i;
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1)))
                i++;
            else if (Character.isSurrogate(c))
                return i;
        }
        return -1;
    }

    /// The fields that a record cannot be without.
    static List<String> required(Class<?> type) {
        return type.isRecord()
                ? COMPONENTS.get(type).stream().filter(component -> !component.mayBeAbsent()).map(Component::name).toList()
                : List.of();
    }
}
