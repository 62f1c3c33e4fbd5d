package dev.kept.runtime.inbox;

import dev.kept.events.Topic;
import dev.kept.runtime.relay.TopicOfFacts;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Before the consumers begin: no view or reaction listens to a topic that is not read, the moment of the first start is written down,
/// and the topics are there, whichever service starts first.
@Singleton
class InboxStart {
    private static final Logger LOG = Logger.getLogger(InboxStart.class);
    private static final long BROKER_SECONDS = 10;
    private final TopicNames topics;
    private final Views views;
    private final Reactions reactions;
    private final ViewsAssignment viewsAssignment;
    private final ReactionsAssignment reactionsAssignment;
    private final Map<String, Object> kafka;
    private final int partitions;

    @Inject
    InboxStart(TopicNames topics, Views views, Reactions reactions, @Identifier("inbox-views") ViewsAssignment viewsAssignment,
            @Identifier("inbox-reactions") ReactionsAssignment reactionsAssignment,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "kept.topics.partitions") int partitions) {
        this.topics = topics;
        this.views = views;
        this.reactions = reactions;
        this.viewsAssignment = viewsAssignment;
        this.reactionsAssignment = reactionsAssignment;
        this.kafka = kafka;
        this.partitions = partitions;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        requireRead(ConsumerKind.VIEWS, views.topics());
        requireRead(ConsumerKind.REACTIONS, reactions.topics());
        viewsAssignment.rememberFirstStart();
        reactionsAssignment.rememberFirstStart();
        if (topics.enabled(ConsumerKind.VIEWS) || topics.enabled(ConsumerKind.REACTIONS))
            ensureTopics();
    }

    private void requireRead(ConsumerKind kind, Set<Topic> heard) {
        var missing = heard.stream().map(topics::nameOf).filter(name -> !topics.readBy(kind).contains(name)).sorted().toList();
        if (!missing.isEmpty())
            throw new IllegalStateException("The " + kind.id() + " of this service listen to " + missing
                    + ", which are not read. Add them to mp.messaging.incoming." + kind.id() + ".topics (and see that "
                    + "mp.messaging.incoming." + kind.id() + ".enabled is not false).");
    }

    /// Where the broker is away, the service starts all the same, and the consumers wait for their topics.
    private void ensureTopics() {
        var names = Set.of(ConsumerKind.values()).stream().flatMap(kind -> topics.readBy(kind).stream()).collect(Collectors.toSet());
        try (var admin = Admin.create(kafka)) {
            var existing = admin.listTopics().names().get(BROKER_SECONDS, TimeUnit.SECONDS);
            for (var name : names)
                if (!existing.contains(name))
                    create(admin, name);
        } catch (ExecutionException | TimeoutException away) {
            LOG.warnf("The broker does not answer, the topics will be read when it does: %s", away.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Several services may do this at once.
    private void create(Admin admin, String name) throws InterruptedException, TimeoutException {
        try {
            admin.createTopics(Set.of(TopicOfFacts.named(name, partitions))).all().get(BROKER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException madeByAnother) {
            LOG.debugf("%s: %s", name, madeByAnother.toString());
        }
    }
}
