package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.FileRef;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.NotYetKnown;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.KnownPolicies;
import dev.kept.workorder.domain.Policy;
import dev.kept.workorder.domain.Policy.Document.At;
import dev.kept.workorder.domain.WorkOrderCommand.IssueDocument;
import dev.kept.workorder.pdf.Documents;
import dev.kept.workorder.store.PolicyDocuments;
import dev.kept.workorder.pdf.SignaturePicture;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Surroundings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// An order that is approved, and work that is completed, get the documents that the order's policy names, as of that fact. A repetition
/// renders again and records nothing.
@Singleton
public class WhenDocumentIsDue implements Reaction {
    private final EventLog log;
    private final KnownPolicies policies;
    private final PolicyDocuments rules;
    private final Documents documents;
    private final BlobStore blobs;
    private final Consequence consequence;
    private final Vertx vertx;

    @Inject
    WhenDocumentIsDue(EventLog log, KnownPolicies policies, PolicyDocuments rules, Documents documents, BlobStore blobs,
            Consequence consequence, Vertx vertx) {
        this.log = log;
        this.policies = policies;
        this.rules = rules;
        this.documents = documents;
        this.blobs = blobs;
        this.consequence = consequence;
        this.vertx = vertx;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case ApprovalGranted it when it.kind() == ApprovalKind.INITIAL -> due(transaction, fact, At.APPROVED);
            case WorkCompleted _ -> due(transaction, fact, At.COMPLETED);
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> due(SqlConnection transaction, Recorded fact, At at) {
        int upToHere = (int) fact.envelope().stream().sequence() + 1;
        return log.history(fact.tenant(), fact.streamId(), 0, upToHere).map(OrderReading::of)
                .call(order -> rules.require(fact.tenant(), order.opened().policy()))
                .chain(order -> Multi.createFrom().iterable(kinds(fact.tenant(), order, at)).onItem()
                        .transformToUniAndConcatenate(kind -> issue(transaction, fact, kind, order)).collect().last().replaceWithVoid());
    }

    private List<DocumentKind> kinds(String tenant, OrderReading order, At at) {
        return policies.named(tenant, order.opened().policy()).map(Policy::documents).orElseThrow(
                () -> new IllegalStateException("There is no policy " + order.opened().policy() + ". Publish it, then replay."))
                .stream().filter(document -> document.at() == at).map(Policy.Document::kind).toList();
    }

    private Uni<Void> issue(SqlConnection transaction, Recorded fact, DocumentKind kind, OrderReading order) {
        var id = UUID.nameUUIDFromBytes((kind + " of " + fact.envelope().eventId()).getBytes(StandardCharsets.UTF_8)).toString();
        int edition = 1 + (int) order.documents().stream().filter(document -> document.kind() == kind).count();
        return Surroundings.of(transaction, fact.tenant(), order).invoke(around -> requireKnown(order, around))
                .chain(around -> SignaturePicture.of(blobs, fact.tenant(), order.signature())
                        .chain(signature -> vertx.executeBlocking(() -> documents.render(kind, order, around, id, edition,
                                fact.envelope().recordedAt(), signature), false)))
                .chain(bytes -> keep(fact, kind, order, bytes)).chain(file -> consequence.command(fact, WORK_ORDERS, fact.streamId(),
                        new IssueDocument(id, kind, order.revision(), file), this, kind.name()));
    }

    private Uni<FileRef> keep(Recorded fact, DocumentKind kind, OrderReading order, byte[] bytes) {
        var name = order.opened().number() + switch (kind) {
            case ORDER -> ".pdf";
            case REPORT -> "-report.pdf";
        };
        return blobs.put(fact.tenant(), "application/pdf", name, order.opened().requesterId(), bytes);
    }

    private static void requireKnown(OrderReading order, Surroundings around) {
        if (around.tenant().name().isEmpty())
            throw new NotYetKnown("The tenant's name has not arrived yet: register the organisation.");
        if (around.customerName().isEmpty() || around.siteAddress().isEmpty())
            throw new NotYetKnown("The customer or the site of " + order.opened().number() + " has not arrived yet.");
    }
}
