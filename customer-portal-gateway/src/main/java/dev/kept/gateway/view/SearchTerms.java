package dev.kept.gateway.view;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What somebody typed as a question to the `search_terms` of names and places: of every word the beginning, or the beginning with one
/// letter left out. Who leaves a letter out on both sides finds every word in which one is wrong, missing, too many or swapped with its
/// neighbour (the idea of symmetric deletion).
final class SearchTerms {
    /// More words than a name and a place have make it no clearer.
    private static final int MOST_WORDS = 8;
    /// Of a shorter word too much is gone with a letter.
    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Punct}’]+");

    private SearchTerms() {}

    /// In the notation of a `tsquery`; empty where no word was typed, and then it finds nothing.
    static String of(String typed) {
        return Arrays.stream(BETWEEN.split(Words.plain(typed))).filter(word -> !word.isEmpty()).limit(MOST_WORDS)
                .map(word -> spellings(word).distinct().map("'%s':*"::formatted).collect(Collectors.joining(" | ", "(", ")")))
                .collect(Collectors.joining(" & "));
    }

    private static Stream<String> spellings(String word) {
        return word.length() < SHORTEST || word.length() > LONGEST
                ? Stream.of(word)
                : Stream.concat(Stream.of(word),
                        IntStream.range(0, word.length()).mapToObj(gone -> word.substring(0, gone) + word.substring(gone + 1)));
    }
}
