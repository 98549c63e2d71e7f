package io.lifeboat.console.application;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.ClusterReport;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster that tells what it is told to tell, and remembers what it was asked. */
public final class FakeCluster implements Cluster {
  private final List<FactListener> listeners = new CopyOnWriteArrayList<>();
  private final List<Command> asked = new ArrayList<>();

  public void tell(List<FactRecord> records) {
    records.forEach(record -> listeners.forEach(listener -> listener.onFact(record)));
  }

  public List<Command> asked() {
    return List.copyOf(asked);
  }

  public int listeners() {
    return listeners.size();
  }

  @Override
  public ClusterConfig config() {
    return ClusterConfig.defaults(42);
  }

  @Override
  public CompletionStage<Void> start() {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public Submission submit(Command command, Actor by) {
    asked.add(command);
    return new Submission(
        new CommandId("c" + asked.size()), CompletableFuture.completedStage(Outcome.Ok.PLAIN));
  }

  @Override
  public ClusterReport report() {
    return new ClusterReport(List.of(), Set.of(), Set.of(), false, WorkloadSettings.DEFAULT);
  }

  @Override
  public AutoCloseable subscribe(FactListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
