package io.lifeboat.cluster.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;

/**
 * How a step went.
 *
 * @param step its place in the file, counted from 1
 * @param atMs when it was to be done
 * @param word what was to be done
 * @param nodes whom it turned out to be for
 * @param outcome "ok", "fail" or "not known": the worst of its commands' outcomes
 * @param asExpected whether that is what the file expects: "holds", "broken" or "not known"
 * @param detail what the cluster said about it; may be empty
 */
public record StepReport(
    int step,
    long atMs,
    @JsonProperty("do") String word,
    List<NodeId> nodes,
    String outcome,
    io.lifeboat.cluster.checker.Verdict asExpected,
    String detail) {
  public StepReport {
    nodes = List.copyOf(nodes);
  }
}
