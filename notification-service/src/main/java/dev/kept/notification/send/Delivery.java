package dev.kept.notification.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.events.NotificationEvent.Medium;
import dev.kept.notification.domain.Letter;
import dev.kept.notification.domain.Letters;
import dev.kept.notification.domain.MessagePlan;
import dev.kept.notification.send.Dossiers.Gathered;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.http.KnownFacts;
import dev.kept.runtime.http.KnownFacts.Reference;
import dev.kept.runtime.inbox.NotYetKnown;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One attempt: still useful, still true, then written and handed over.
@Singleton
class Delivery {
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(2);
    private final MessagePlan plan;
    private final Dossiers dossiers;
    private final Forms forms;
    private final Post post;
    private final Texts texts;
    private final BlobStore blobs;
    private final Invitations invitations;
    private final KnownFacts facts;
    private final Clock clock;

    @Inject
    Delivery(MessagePlan plan, Dossiers dossiers, Forms forms, Post post, Texts texts, BlobStore blobs, Invitations invitations,
            KnownFacts facts, Clock clock) {
        this.plan = plan;
        this.dossiers = dossiers;
        this.forms = forms;
        this.post = post;
        this.texts = texts;
        this.blobs = blobs;
        this.invitations = invitations;
        this.facts = facts;
        this.clock = clock;
    }

    /// @param subject as it was sent; empty where it came to nothing before
    record Ending(Outcome outcome, String subject) {}

    /// Fails only where the database does.
    Uni<Ending> attempt(Intent intent) {
        if (clock.instant().isAfter(intent.usefulUntil()))
            return ending(new Outcome.Skipped("It was useful until " + intent.usefulUntil() + "; now it is too late."));
        var seen = Intent.isFollowed(intent.fact())
                ? facts.known(Reference.parse(intent.fact()), UNTIL_SEEN)
                : Uni.createFrom().item(true);
        return seen.chain(
                is -> is ? written(intent) : ending(new Outcome.NotNow("The views have not heard of " + intent.fact() + " yet.")));
    }

    private Uni<Ending> written(Intent intent) {
        var row = plan.row(intent.rule(), intent.medium());
        return dossiers.gather(intent, row.letter()).chain(gathered -> {
            if (gathered.overtaken())
                return ending(new Outcome.Skipped("The visit no longer stands at that time."));
            var quiet = plan.quietUntil(row, clock.instant(), ZoneId.of(gathered.dossier().place().zone()));
            if (quiet != null)
                return ending(new Outcome.Quiet(quiet));
            var letter = Letters.of(gathered.dossier());
            var from = new Post.Party(gathered.dossier().tenant().name(), gathered.dossier().tenant().email());
            var sent = intent.medium() == Medium.SMS
                    ? texts.send(Intent.messageId(intent.id()), from, gathered.phone(), letter.brief())
                    : mail(intent, row, letter, gathered, from);
            return sent.map(outcome -> new Ending(outcome, letter.subject()));
        }).onFailure(NotYetKnown.class)
                .recoverWithItem(missing -> new Ending(new Outcome.NotNow(String.valueOf(missing.getMessage())), ""));
    }

    private Uni<Outcome> mail(Intent intent, MessagePlan.Row row, Letter letter, Gathered gathered, Post.Party from) {
        return enclosures(intent, row, letter, gathered).chain(enclosures -> post.send(new Post.Piece(Intent.messageId(intent.id()), from,
                new Post.Party(gathered.dossier().to(), gathered.email()), letter.subject(), forms.text(letter), forms.html(letter),
                enclosures))).onFailure(NoSuchFileException.class)
                .recoverWithItem(_ -> new Outcome.NotNow("The file that goes with it is not in the store."));
    }

    private Uni<List<Post.Enclosure>> enclosures(Intent intent, MessagePlan.Row row, Letter letter, Gathered gathered) {
        return file(intent, row.attach()).chain(file -> appointment(intent, row, letter, gathered)
                .map(appointment -> Stream.of(file, appointment).flatMap(Optional::stream).toList()));
    }

    private Uni<Optional<Post.Enclosure>> file(Intent intent, boolean attach) {
        JsonNode file = intent.event().path("file");
        if (!attach || !file.isObject())
            return Uni.createFrom().item(Optional.empty());
        return blobs.get(intent.tenant(), file.path("sha256").asText()).map(content -> Optional.of(
                new Post.Enclosure(file.path("name").asText(), file.path("contentType").asText(), content)));
    }

    private Uni<Optional<Post.Enclosure>> appointment(Intent intent, MessagePlan.Row row, Letter letter, Gathered gathered) {
        return row.calendar() == null
                ? Uni.createFrom().item(Optional.empty())
                : invitations.of(row.calendar(), intent, gathered, letter);
    }

    private static Uni<Ending> ending(Outcome outcome) {
        return Uni.createFrom().item(new Ending(outcome, ""));
    }
}
