package dev.kept.scheduling.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The best few of many, without keeping the others.
final class Best<T> {
    private final int most;
    private final Comparator<T> bestFirst;
    private final PriorityQueue<T> worstFirst;

    Best(int most, Comparator<T> bestFirst) {
        this.most = most;
        this.bestFirst = bestFirst;
        this.worstFirst = new PriorityQueue<>(most + 1, bestFirst.reversed());
    }

    void add(T one) {
        worstFirst.add(one);
        if (worstFirst.size() > most)
            worstFirst.remove();
    }

    List<T> bestFirst() {
        var sorted = new ArrayList<>(worstFirst);
        sorted.sort(bestFirst);
        return sorted;
    }
}
