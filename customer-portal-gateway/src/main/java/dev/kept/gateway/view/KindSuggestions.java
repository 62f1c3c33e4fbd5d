package dev.kept.gateway.view;

import dev.kept.gateway.view.KindScores.Kind;
import dev.kept.gateway.view.KindScores.Known;
import dev.kept.runtime.http.NotDone;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Suggests of which kind the work is that somebody describes: from the words by which the office names the kinds, and from the orders that
/// people of the tenant opened. It decides nothing.
@Singleton
public class KindSuggestions {
    private static final int LONGEST = 4_000;
    private static final int MOST_KINDS = 1_000;
    /// A word that nobody used is taken for the known one that is most like it, with typing errors behind the first letter; short words are
    /// like too many. Of ten such words there is enough to go by.
    private static final String KNOWN = """
            with typed as (select t.word, t.place, exists (select 1 from opened_word w where w.tenant = :tenant and w.word = t.word) as known
                             from unnest(string_to_array(:typed, ' ')) with ordinality as t(word, place)),
                 meant as (select word as typed, word, cast(1 as real) as alike from typed where known
                           union all
                           select u.word, n.word, n.alike
                             from (select word from typed where not known and length(word) >= 4 order by place limit 10) u
                             cross join lateral (
                               select w.word, similarity(w.word, u.word) as alike from opened_word w
                                where w.tenant = :tenant and w.kind = '' and left(w.word, 1) = left(u.word, 1)
                                  and length(w.word) between 4 and length(u.word) + 3 order by 2 desc, 1 limit 1) n
                            where n.alike >= 0.4)
            select m.typed, m.word, m.alike, w.kind, w.orders from meant m
              join opened_word w on w.tenant = :tenant and w.word = m.word and w.kind <> ''""";

    /// @param why in words: which of those that were typed point to it
    public record Suggested(String code, String name, String why) {}

    /// At most three, the best first; none where nothing points to one.
    public Uni<List<Suggested>> of(String tenant, @Nullable String words) {
        if (words == null || words.length() > LONGEST)
            throw NotDone.badRequest("bad-words", "Give the 'words' of the description, at most " + LONGEST + " characters.");
        var typed = Words.of(words);
        if (typed.isEmpty())
            return Uni.createFrom().item(List.of());
        return Panache.withSession(() -> kinds(tenant).chain(kinds -> known(tenant, typed).map(known -> KindScores.best(kinds, known))));
    }

    private static Uni<List<Kind>> kinds(String tenant) {
        return ListedServiceType.<ListedServiceType>find("tenant = ?1 order by id", tenant).range(0, MOST_KINDS - 1).list()
                .map(all -> all.stream().map(it -> new Kind(it.code, it.name, it.keywords)).toList());
    }

    private static Uni<List<Known>> known(String tenant, List<String> typed) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KNOWN, Object[].class).setParameter("tenant", tenant)
                .setParameter("typed", String.join(" ", typed) + " " + OpenedWords.ORDERS).getResultList())
                .map(rows -> rows.stream().map(row -> new Known((String) row[0], (String) row[1], ((Number) row[2]).doubleValue(),
                        (String) row[3], ((Number) row[4]).intValue())).toList());
    }
}
