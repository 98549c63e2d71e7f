package io.lifeboat.cluster;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.model.ClusterReport;
import java.util.concurrent.CompletionStage;

/**
 * The port through which everything above reaches a cluster: commands go in, facts come out. An
 * interface because the console also runs on a recording.
 */
public interface Cluster extends AutoCloseable {

  ClusterConfig config();

  /**
   * Starts every node. The stage completes when all nodes take part in Raft, exceptionally when one
   * could not be started at all; progress is in the facts.
   */
  CompletionStage<Void> start();

  /** Asks for something; returns at once. */
  Submission submit(Command command, Actor by);

  /** Asks for something as the operator. */
  default Submission submit(Command command) {
    return submit(command, Actor.OPERATOR);
  }

  /** The cluster at this moment. For a picture that follows it, subscribe. */
  ClusterReport report();

  /**
   * Every fact from now on, in order.
   *
   * @return closing it ends the subscription
   */
  AutoCloseable subscribe(FactListener listener);

  /** Ends every thread, gives back every port, removes temporary data. Safe to call twice. */
  @Override
  void close();
}
