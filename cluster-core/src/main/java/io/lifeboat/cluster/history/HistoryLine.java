package io.lifeboat.cluster.history;

import io.lifeboat.cluster.fact.FactRecord;

/** What one line of a history after its header says. */
public sealed interface HistoryLine {

  record OfFact(FactRecord fact) implements HistoryLine {}

  record OfNote(HistoryNote note) implements HistoryLine {}
}
