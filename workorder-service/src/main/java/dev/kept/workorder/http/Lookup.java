package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.domain.Access;
import dev.kept.workorder.domain.Known;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Parties;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as it stands, and what the directory says now of its parties: for commands that bring this to the rules.
@Singleton
public class Lookup {
    private final Commands commands;
    private final EventLog log;
    private final Parties parties;

    @Inject
    Lookup(Commands commands, EventLog log, Parties parties) {
        this.commands = commands;
        this.log = log;
        this.parties = parties;
    }

    /// 404 where there is none. Whether the caller may see it is the rules' to say.
    Uni<Order> order(String id) {
        return log.load(WORK_ORDERS, tenant(), id).map(loaded -> {
            if (loaded.state() instanceof Order order)
                return order;
            throw NotDone.notFound();
        });
    }

    /// 404 where there is none that the caller may see.
    Uni<Order> seen(String id) {
        return order(id).invoke(order -> {
            if (!Access.sees(order, commands.asked().by()))
                throw NotDone.notFound();
        });
    }

    Uni<Known.ServiceType> kind(Order order) {
        return parties.kind(tenant(), order.request().serviceType()).map(kind -> {
            if (kind == null)
                throw NotDone.notFound();
            return kind;
        });
    }

    Uni<Known> known(String id) {
        return order(id).map(Order::request)
                .chain(it -> parties.of(commands.asked().by(), it.siteId(), it.serviceType(), it.requesterId(),
                        commands.asked().now()));
    }

    /// Another order than the one that is asked; null where there is none that the caller may see.
    Uni<Known.@Nullable Other> other(String id, String asked) {
        return log.load(WORK_ORDERS, tenant(), id)
                .chain(loaded -> loaded.state() instanceof Order order && Access.sees(order, commands.asked().by())
                        ? log.history(tenant(), id, 0, 1).map(OrderReading::of)
                                .chain(reading -> parties.customer(tenant(), order.request().customerId())
                                        .map(customer -> new Known.Other(id, reading.opened().number(), customer, id.equals(asked),
                                                !order.phase().ended(), order.papers().links().isMergedInto(asked))))
                        : Uni.createFrom().<Known.@Nullable Other>nullItem());
    }

    Uni<List<String>> names(List<String> people) {
        return parties.names(tenant(), people);
    }

    /// In the order of their ids.
    Uni<List<ShownOrder.Person>> people(List<String> people) {
        return parties.people(tenant(), people)
                .map(known -> known.stream().map(it -> new ShownOrder.Person(it.personId, it.name)).toList());
    }

    Uni<Boolean> isTechnician(String personId) {
        return parties.isTechnician(tenant(), personId);
    }

    private String tenant() {
        return commands.asked().by().tenant();
    }
}
