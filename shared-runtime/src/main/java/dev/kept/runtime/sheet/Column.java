package dev.kept.runtime.sheet;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A column that a file may have.
///
/// @param name as the template has it
/// @param names all by which it is known, as [#plain] makes them
/// @param needed whether a row has to say something here
/// @param longest characters of a cell
/// @param wrong what is wrong with a cell that says something; empty: nothing
public record Column(String name, Set<String> names, boolean needed, int longest, Function<String, Optional<String>> wrong) {

    public static Column needed(String name, int longest, String... alsoCalled) {
        return new Column(name, names(name, alsoCalled), true, longest, _ -> Optional.empty());
    }

    public static Column optional(String name, int longest, String... alsoCalled) {
        return new Column(name, names(name, alsoCalled), false, longest, _ -> Optional.empty());
    }

    /// The same, and what stands in a cell is right where the rule finds nothing wrong.
    public Column checked(Function<String, Optional<String>> rule) {
        return new Column(name, names, needed, longest, rule);
    }

    private static Set<String> names(String name, String... alsoCalled) {
        return Stream.concat(Stream.of(name), Stream.of(alsoCalled)).map(Column::plain).collect(Collectors.toUnmodifiableSet());
    }

    /// Small letters and digits alone: `Billing address` and `BILLING_ADDRESS` mean the same.
    static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
