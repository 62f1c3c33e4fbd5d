package dev.kept.gateway.http;

import dev.kept.gateway.view.AlikeCustomers;
import dev.kept.gateway.view.CustomerSearch;
import dev.kept.gateway.view.FormList;
import dev.kept.gateway.view.InvoiceList;
import dev.kept.gateway.view.JobList;
import dev.kept.gateway.view.KindSuggestions;
import dev.kept.gateway.view.OrderList;
import dev.kept.gateway.view.PlainLists;
import dev.kept.gateway.view.RecordList;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Lists, each caller's own. All take `?after=<reference>` and then wait for that fact, at most two seconds.
@Path("/api")
public class ListResource {
    private final Callers callers;
    private final Clock clock;
    private final OrderList orders;
    private final InvoiceList invoices;
    private final JobList jobs;
    private final PlainLists lists;
    private final CustomerSearch search;
    private final RecordList records;
    private final AlikeCustomers alike;
    private final KindSuggestions kinds;
    private final FormList forms;

    @Inject
    ListResource(Callers callers, Clock clock, OrderList orders, InvoiceList invoices, JobList jobs, PlainLists lists,
            CustomerSearch search, RecordList records, AlikeCustomers alike, KindSuggestions kinds, FormList forms) {
        this.callers = callers;
        this.clock = clock;
        this.orders = orders;
        this.invoices = invoices;
        this.jobs = jobs;
        this.lists = lists;
        this.search = search;
        this.records = records;
        this.kinds = kinds;
        this.forms = forms;
        this.alike = alike;
    }

    @GET
    @Path("/work-orders")
    public Uni<Page<OrderList.Item>> workOrders(@RestQuery @Nullable String status, @RestQuery @DefaultValue("false") boolean mine,
            @RestQuery @DefaultValue("false") boolean free, @RestQuery @DefaultValue("false") boolean proposed,
            @RestQuery @Nullable String site, @RestQuery @Nullable String asset,
            @RestQuery @Nullable String customer, @RestQuery @Nullable String q,
            @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor, @RestQuery @Nullable String after) {
        return orders.page(callers.current(),
                new OrderList.Question(status, mine, free, proposed, site, asset, customer, q, limit, cursor));
    }

    @GET
    @Path("/invoices")
    public Uni<Page<InvoiceList.Item>> invoices(@RestQuery @Nullable String order, @RestQuery @Nullable String state,
            @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor, @RestQuery @Nullable String after) {
        return invoices.page(callers.current(), new InvoiceList.Question(order, state, limit, cursor));
    }

    @GET
    @Path("/my-jobs")
    public Uni<Page<JobList.Job>> myJobs(@RestQuery @Nullable String after) {
        return jobs.of(callers.current(), clock.instant()).map(Page::all);
    }

    @GET
    @Path("/stock")
    public Uni<Page<PlainLists.StockItem>> stock(@RestQuery @Nullable String after) {
        return lists.stock(callers.current());
    }

    /// @param q what somebody types: part of a name, a phone number, a mail address or a place, with typos; the best twenty come first
    /// @param id of one alone
    @GET
    @Path("/customers")
    public Uni<Page<PlainLists.Customer>> customers(@RestQuery @Nullable String q, @RestQuery @DefaultValue("") String id,
            @RestQuery @Nullable String after) {
        return q == null || q.isEmpty() ? lists.customers(callers.current(), id) : search.found(callers.current(), q);
    }

    /// What was asked, said, done, sent and paid before: of a customer, of a place, or at the place of an order that is to be done.
    @GET
    @Path("/record")
    @Extension(name = "x-kept-problems", value = "404")
    public Uni<Page<RecordList.Entry>> recorded(@RestQuery @Nullable String customer, @RestQuery @Nullable String site,
            @RestQuery @Nullable String order, @RestQuery @Nullable String kind, @RestQuery @Nullable String q,
            @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor, @RestQuery @Nullable String after) {
        return records.page(callers.current(), new RecordList.Question(customer, site, order, kind, q, limit, cursor));
    }

    /// Earlier orders of a customer that read like these words, the most alike first; at most five.
    @GET
    @Path("/similar-orders")
    public Uni<Page<OrderList.Item>> similar(@RestQuery @Nullable String customer, @RestQuery @Nullable String words,
            @RestQuery @Nullable String after) {
        return orders.similar(callers.current(), customer, words).map(Page::all);
    }

    /// Customers who may be one and the same, as a customer or as what is typed before somebody is written down; at most five.
    @GET
    @Path("/similar-customers")
    public Uni<Page<AlikeCustomers.Alike>> alikeCustomers(@RestQuery @Nullable String customer, @RestQuery @Nullable String name,
            @RestQuery @Nullable String phone, @RestQuery @Nullable String email, @RestQuery @Nullable String address,
            @RestQuery @Nullable String after) {
        return alike.of(callers.current(), new AlikeCustomers.Question(customer, name, phone, email, address));
    }

    @GET
    @Path("/sites")
    public Uni<Page<PlainLists.Site>> sites(@RestQuery @DefaultValue("") String customer, @RestQuery @Nullable String after) {
        return lists.sites(callers.current(), customer);
    }

    /// What stands at a place, or at the place of an order.
    @GET
    @Path("/assets")
    @Extension(name = "x-kept-problems", value = "404")
    public Uni<Page<PlainLists.Asset>> assets(@RestQuery @Nullable String site, @RestQuery @Nullable String order,
            @RestQuery @Nullable String after) {
        if (order == null || order.isEmpty())
            return lists.assets(callers.current(), site == null ? "" : site);
        return orders.one(callers.current(), order)
                .chain(found -> lists.assets(callers.current(), found.orElseThrow(NotDone::notFound).siteId()));
    }

    /// Public request forms that are open at a place. The link of each is the owner's to tell: `GET /api/directory/request-forms/{id}`.
    @GET
    @Path("/request-forms")
    public Uni<Page<FormList.Item>> requestForms(@RestQuery @DefaultValue("") String site, @RestQuery @Nullable String after) {
        return forms.open(callers.current(), site);
    }

    /// Where work may be, for those who open orders at the work.
    @GET
    @Path("/site-names")
    public Uni<Page<PlainLists.SiteName>> siteNames(@RestQuery @Nullable String after) {
        return lists.siteNames(callers.current());
    }

    @GET
    @Path("/people")
    public Uni<Page<PlainLists.Person>> people(@RestQuery @DefaultValue("") String customer, @RestQuery @Nullable String after) {
        return lists.people(callers.current(), customer);
    }

    /// Those who may come, by name.
    @GET
    @Path("/technician-names")
    public Uni<Page<PlainLists.Technician>> technicians(@RestQuery @Nullable String after) {
        return lists.technicians(callers.current());
    }

    /// The caller's tenant as its customers know it; 404 until its first fact has arrived.
    @GET
    @Path("/organisation")
    @Extension(name = "x-kept-problems", value = "404")
    public Uni<PlainLists.Organisation> organisation(@RestQuery @Nullable String after) {
        return lists.organisation(callers.current().tenant()).map(found -> {
            if (found == null)
                throw NotDone.notFound();
            return found;
        });
    }

    @GET
    @Path("/service-types")
    public Uni<Page<PlainLists.ServiceType>> serviceTypes(@RestQuery @Nullable String after) {
        return lists.serviceTypes(callers.current().tenant());
    }

    /// Of which kind the work is that these words describe: at most three, the best first, none where nothing points to one. Nothing is
    /// decided by it.
    @GET
    @Path("/service-types/suggested")
    public Uni<Page<KindSuggestions.Suggested>> suggestedKinds(@RestQuery @Nullable String words, @RestQuery @Nullable String after) {
        return kinds.of(callers.current().tenant(), words).map(Page::all);
    }
}
