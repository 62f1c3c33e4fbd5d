package dev.kept.local.contracts;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which events a command may lead to: those that its decider can be seen to make on the way from `decide`. Where the code switches over
/// commands, only the command's own case is followed; a state is never known, so every case of it is.
final class DeciderReach {
    private final ServiceCode code;

    DeciderReach(ServiceCode code) {
        this.code = code;
    }

    /// @param command internal name, `dev/kept/.../BookingCommand$Release`
    Set<String> eventsOf(String command) {
        var events = new TreeSet<String>();
        var family = command.substring(0, command.indexOf('$'));
        for (var decider : code.in(ServiceCode.RULES))
            if (ServiceCode.implementsType(decider, "Decider"))
                for (var method : decider.methods())
                    if (method.methodName().equalsString("decide") && method.methodType().stringValue().contains(family))
                        follow(decider, method, command, events);
        return events;
    }

    private void follow(ClassModel owner, MethodModel start, String command, Set<String> events) {
        record Step(ClassModel owner, MethodModel method) {}
        var seen = new HashSet<String>();
        var open = new ArrayDeque<Step>(List.of(new Step(owner, start)));
        while (!open.isEmpty()) {
            var step = open.pop();
            var id = step.owner().thisClass().asInternalName() + step.method().methodName() + step.method().methodType();
            if (!seen.add(id) || step.method().methodName().equalsString("evolve"))
                continue;
            step.method().code().ifPresent(body -> {
                for (var element : ownCase(body, command))
                    switch (element) {
                        case NewObjectInstruction made -> ServiceCode.stored(made.className().asInternalName()).ifPresent(events::add);
                        case InvokeInstruction call -> code.find(call.owner().asInternalName()).flatMap(type -> ServiceCode
                                .method(type, call.name().stringValue(), call.type().stringValue()).map(method -> new Step(type, method)))
                                .ifPresent(open::push);
                        case InvokeDynamicInstruction call -> handles(call).forEach(handle -> code.find(handle.owner()).flatMap(
                                type -> ServiceCode.method(type, handle.name(), handle.type()).map(method -> new Step(type, method)))
                                .ifPresent(open::push));
                        default -> {
                        }
                    }
            });
        }
    }

    private record Handle(String owner, String name, String type) {}

    private static List<Handle> handles(InvokeDynamicInstruction call) {
        var handles = new ArrayList<Handle>();
        for (var argument : call.invokedynamic().bootstrap().arguments())
            if (argument instanceof MethodHandleEntry handle)
                handles.add(new Handle(handle.reference().owner().asInternalName(), handle.reference().name().stringValue(),
                        handle.reference().type().stringValue()));
        return handles;
    }

    /// The instructions of a method without the cases of other commands.
    private static List<CodeElement> ownCase(CodeModel body, String command) {
        var elements = body.elementList();
        var places = places(elements);
        var left = new HashSet<Integer>();
        for (int at = 0; at < elements.size(); at++)
            if (elements.get(at) instanceof InvokeDynamicInstruction call && call.name().equalsString("typeSwitch")) {
                var labels = labels(call);
                if (labels.stream().anyMatch(label -> label.startsWith(command.substring(0, command.indexOf('$') + 1))))
                    leaveOut(elements, at, labels, command, places, left);
            }
        for (int at = 0; at < elements.size(); at++)
            if (elements.get(at) instanceof TypeCheckInstruction check && isOther(check, command))
                leaveOutWhatFollowsFrom(elements, at, places, left);
        var kept = new ArrayList<CodeElement>();
        for (int at = 0; at < elements.size(); at++)
            if (!left.contains(at))
                kept.add(elements.get(at));
        return kept;
    }

    private static void leaveOut(List<CodeElement> elements, int at, List<String> labels, String command, Map<Label, Integer> places,
            Set<Integer> left) {
        var cases = cases(elements, at);
        var starts = new TreeSet<Integer>();
        cases.forEach(one -> starts.add(places.get(one.target())));
        for (var one : cases) {
            if (one.caseValue() < 0 || one.caseValue() >= labels.size() || labels.get(one.caseValue()).equals(command))
                continue;
            int from = places.get(one.target());
            var next = starts.higher(from);
            int until = next != null ? next : endOfSwitch(elements, starts, places);
            for (int i = from; i < until; i++)
                left.add(i);
        }
    }

    /// `command instanceof OpenOrder` for every other command.
    private static boolean isOther(TypeCheckInstruction check, String command) {
        var type = check.type().asInternalName();
        return check.opcode() == Opcode.INSTANCEOF && type.startsWith(command.substring(0, command.indexOf('$') + 1))
                && !type.equals(command);
    }

    private static void leaveOutWhatFollowsFrom(List<CodeElement> elements, int at, Map<Label, Integer> places, Set<Integer> left) {
        for (int i = at + 1; i < elements.size(); i++)
            if (elements.get(i) instanceof BranchInstruction jump) {
                for (int out = i + 1; jump.opcode() == Opcode.IFEQ && out < places.get(jump.target()); out++)
                    left.add(out);
                return;
            }
    }

    private static List<SwitchCase> cases(List<CodeElement> elements, int at) {
        for (int i = at; i < elements.size(); i++)
            switch (elements.get(i)) {
                case TableSwitchInstruction table -> {
                    return table.cases();
                }
                case LookupSwitchInstruction table -> {
                    return table.cases();
                }
                default -> {
                }
            }
        return List.of();
    }

    /// Where the earlier cases jump to when they are done.
    private static int endOfSwitch(List<CodeElement> elements, TreeSet<Integer> starts, Map<Label, Integer> places) {
        int end = elements.size();
        for (int i = starts.first(); i < starts.last(); i++)
            if (elements.get(i) instanceof BranchInstruction jump && places.get(jump.target()) > starts.last())
                end = Math.min(end, places.get(jump.target()));
        return end;
    }

    private static List<String> labels(InvokeDynamicInstruction call) {
        var labels = new ArrayList<String>();
        for (var argument : call.invokedynamic().bootstrap().arguments())
            labels.add(argument instanceof ClassEntry type ? type.asInternalName() : "");
        return labels;
    }

    private static Map<Label, Integer> places(List<CodeElement> elements) {
        var places = new HashMap<Label, Integer>();
        for (int at = 0; at < elements.size(); at++)
            if (elements.get(at) instanceof LabelTarget target)
                places.put(target.label(), at);
        return places;
    }
}
