package dev.kept.gateway.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which kinds of work the words of a description point to. A word gives its kinds at most one point in all, by how often it stands in the
/// orders of each; a kind with many orders has no advantage. The figures were chosen on the list of descriptions in `benchmarks`.
final class KindScores {
    private static final int MOST = 3;
    /// A kind's points must be more: what a single earlier order says is chance, what the office names two kinds by is not.
    private static final double LEAST = 0.35;
    /// And they must be so large a part of the best one's.
    private static final double BESIDE_THE_BEST = 0.4;
    /// So many orders make a word half sure.
    private static final double CHANCE = 2;
    /// A word by which the office names a kind counts as if so large a part of its orders had it;
    private static final double NAMED = 0.6;
    /// within a phrase it says less;
    private static final double IN_PHRASE = 0.4;
    /// and it is as sure as after so many orders.
    private static final double SURE = 6;
    /// Of a kind with few orders, a single one says little.
    private static final double FEW = 5;
    /// Points from which a word is told as a reason.
    private static final double REASON = 0.15;
    private static final int MOST_REASONS = 3;
    private final Map<String, Kind> kinds;
    /// Word, then kind.
    private final Map<String, Map<String, Double>> named = new HashMap<>();
    private final Map<String, Integer> orders = new HashMap<>();
    private final Map<String, List<Reason>> reasons = new HashMap<>();

    /// One that there is.
    record Kind(String code, String name, List<String> keywords) {}

    /// What is known of a word that somebody typed.
    ///
    /// @param word the known one; for a typing error the nearest
    /// @param alike from 0 to 1
    /// @param orders of this kind with this word
    record Known(String typed, String word, double alike, String kind, int orders) {}

    private record Reason(String typed, double points, int orders) {}

    private KindScores(List<Kind> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toMap(Kind::code, kind -> kind));
        for (var kind : kinds)
            OpenedWords.named(kind.name(), kind.keywords()).forEach(phrase -> phrase.forEach(word -> named
                    .computeIfAbsent(word, _ -> new HashMap<>()).merge(kind.code(), phrase.size() == 1 ? 1 : IN_PHRASE, Math::max)));
    }

    /// At most three, the best first; none where nothing points to one.
    static List<KindSuggestions.Suggested> best(List<Kind> kinds, List<Known> known) {
        var scores = new KindScores(kinds);
        known.stream().filter(it -> it.typed().equals(OpenedWords.ORDERS)).forEach(it -> scores.orders.put(it.kind(), it.orders()));
        known.stream().filter(it -> !it.typed().equals(OpenedWords.ORDERS)).collect(Collectors.groupingBy(Known::typed)).values()
                .forEach(scores::add);
        double least = BESIDE_THE_BEST * scores.reasons.values().stream().mapToDouble(KindScores::points).max().orElse(0);
        return scores.reasons.entrySet().stream().filter(it -> points(it.getValue()) > LEAST && points(it.getValue()) >= least)
                .sorted(Comparator.<Map.Entry<String, List<Reason>>>comparingDouble(it -> -points(it.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST).map(it -> scores.suggested(it.getKey(), it.getValue())).toList();
    }

    private static double points(List<Reason> reasons) {
        return reasons.stream().mapToDouble(Reason::points).sum();
    }

    /// @param rows of one typed word
    private void add(List<Known> rows) {
        var first = rows.getFirst();
        var names = named.getOrDefault(first.word(), Map.of());
        var opened = rows.stream().collect(Collectors.toMap(Known::kind, Known::orders));
        var both = new HashSet<>(names.keySet());
        both.addAll(opened.keySet());
        both.retainAll(kinds.keySet());
        var shares = both.stream().collect(Collectors.toMap(kind -> kind, kind -> opened.getOrDefault(kind, 0)
                / (orders.getOrDefault(kind, 0) + FEW) + NAMED * names.getOrDefault(kind, 0.0)));
        double all = shares.values().stream().mapToDouble(share -> share).sum();
        double seen = both.stream().mapToDouble(kind -> opened.getOrDefault(kind, 0) + SURE * names.getOrDefault(kind, 0.0)).sum();
        shares.forEach((kind, share) -> {
            if (share > 0)
                reasons.computeIfAbsent(kind, _ -> new ArrayList<>()).add(new Reason(first.typed(),
                        first.alike() * seen / (seen + CHANCE) * share / all, opened.getOrDefault(kind, 0)));
        });
    }

    private KindSuggestions.Suggested suggested(String code, List<Reason> all) {
        var told = all.stream().filter(reason -> reason.points() >= REASON)
                .sorted(Comparator.comparingDouble(Reason::points).reversed().thenComparing(Reason::typed)).limit(MOST_REASONS).toList();
        return new KindSuggestions.Suggested(code, kinds.getOrDefault(code, new Kind(code, code, List.of())).name(), why(told));
    }

    private static String why(List<Reason> told) {
        var words = told.stream().map(reason -> "“" + reason.typed() + "”").collect(Collectors.joining(", "));
        int orders = told.stream().mapToInt(Reason::orders).max().orElse(0);
        return "because of " + words
                + (orders == 0 ? "" : orders == 1 ? ", as in an earlier order" : ", as in " + orders + " earlier orders");
    }
}
