package dev.kept.gateway.view;

import dev.kept.events.FileRef;
import dev.kept.events.InvoicingEvent.InvoiceDocumentIssued;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.DocumentIssued;
import dev.kept.events.WorkOrderEvent.FormAnswer;
import dev.kept.events.WorkOrderEvent.FormAnswered;
import dev.kept.events.WorkOrderEvent.LateReportReceived;
import dev.kept.events.WorkOrderEvent.FileAttached;
import dev.kept.events.WorkOrderEvent.PhotoAdded;
import dev.kept.events.WorkOrderEvent.SignatureCaptured;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which files belong to which order: who may see the order may see them.
@Singleton
public class Files extends RowView<FileRow> {
    @Inject
    Files(Codec codec) {
        super("file_row", FileRow.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER, Topic.INVOICING);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return files(fact).keySet();
    }

    @Override
    protected @Nullable FileRow fold(String key, @Nullable FileRow row, Recorded fact) {
        var file = files(fact).get(key);
        return row != null || file == null
                ? row
                : new FileRow(key, fact.tenant(), key.substring(0, key.indexOf('/')), file.sha256(), file.contentType(), file.name(),
                        file.bytes());
    }

    private static Map<String, FileRef> files(Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderOpened opened -> keyed(fact.streamId(), opened.attachments());
            case FileAttached attached -> keyed(fact.streamId(), List.of(attached.file()));
            case PhotoAdded photo -> keyed(fact.streamId(), List.of(photo.file()));
            case SignatureCaptured signature -> keyed(fact.streamId(), List.of(signature.image()));
            case LateReportReceived report -> keyed(fact.streamId(), report.signature() == null ? List.of() : List.of(report.signature()));
            case FormAnswered form -> keyed(fact.streamId(),
                    form.answers().stream().map(FormAnswer::file).filter(Objects::nonNull).toList());
            case DocumentIssued document -> keyed(fact.streamId(), List.of(document.file()));
            case InvoiceDocumentIssued document -> keyed(document.orderId(), List.of(document.file()));
            default -> Map.of();
        };
    }

    private static Map<String, FileRef> keyed(String orderId, List<FileRef> files) {
        var keyed = new LinkedHashMap<String, FileRef>();
        files.forEach(file -> keyed.put(orderId + "/" + file.sha256(), file));
        return keyed;
    }
}
