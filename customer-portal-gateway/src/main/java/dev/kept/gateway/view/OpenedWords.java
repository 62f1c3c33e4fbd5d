package dev.kept.gateway.view;

import dev.kept.events.DirectoryEvent.ServiceTypeDefined;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people confirm: whoever opens an order says in words what is wrong, and of which kind the work is. A plan says nothing new.
@Singleton
public class OpenedWords extends RowView<OpenedWords.Row> {
    /// It counts the orders themselves.
    static final String ORDERS = "";
    private static final String ALL_KINDS = "";

    /// @param id `<tenant>:<kind>:<word>`
    /// @param kind empty: all of them
    /// @param orders of this kind with this word
    public record Row(String id, String tenant, String kind, String word, int orders) {}

    @Inject
    OpenedWords(Codec codec) {
        super("opened_word", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY, Topic.WORKORDER);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderOpened it when it.source() == Source.RECURRENCE -> Set.of();
            case WorkOrderOpened it -> keys(fact.tenant(), it.serviceType(),
                    Stream.concat(Stream.of(ORDERS), Words.of(it.description().text()).stream()));
            case ServiceTypeDefined it -> keys(fact.tenant(), it.code(), named(it.name(), it.keywords()).flatMap(List::stream));
            default -> Set.of();
        };
    }

    private static Set<String> keys(String tenant, String kind, Stream<String> words) {
        return words.flatMap(word -> Stream.of(prefix(tenant, kind) + word, prefix(tenant, ALL_KINDS) + word))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String prefix(String tenant, String kind) {
        return tenant + ":" + kind + ":";
    }

    /// The words by which a kind is named, phrase by phrase.
    static Stream<List<String>> named(String name, List<String> keywords) {
        return Stream.concat(Stream.of(name), keywords.stream()).map(Words::of);
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderOpened it -> after(key, row, fact.tenant(), it.serviceType(), 1);
            case ServiceTypeDefined it -> after(key, row, fact.tenant(), it.code(), 0);
            default -> row;
        };
    }

    private static Row after(String key, @Nullable Row row, String tenant, String of, int more) {
        var kind = key.startsWith(prefix(tenant, of)) ? of : ALL_KINDS;
        return new Row(key, tenant, kind, key.substring(prefix(tenant, kind).length()), (row == null ? 0 : row.orders()) + more);
    }
}
