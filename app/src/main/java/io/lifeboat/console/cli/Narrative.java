package io.lifeboat.console.cli;

import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.console.application.state.ConsoleFold;
import io.lifeboat.console.application.state.Narrator;
import io.lifeboat.console.application.text.Messages;
import java.io.PrintWriter;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells a run while it happens, a line for each occurrence, on a thread of its own. Overflow policy
 * of its queue: <em>drop newest</em>; how many were not told is told at the end.
 */
final class Narrative implements FactListener, AutoCloseable {
  private static final int CAPACITY = 65_536;
  private static final long POLL_MS = 50;
  private static final long CLOSE_LIMIT_MS = 5_000;
  private static final double MICROS_PER_SECOND = 1_000_000;
  private static final int TIME_WIDTH = 10;

  private final PrintWriter out;
  private final Messages messages;
  private final boolean everything;
  private final BlockingQueue<FactRecord> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong notTold = new AtomicLong();
  private final Thread thread;
  private volatile boolean closing;

  /**
   * @param everything also tells single messages, links and the steps of commands and faults
   */
  Narrative(PrintWriter out, Messages messages, boolean everything) {
    this.out = out;
    this.messages = messages;
    this.everything = everything;
    this.thread = new Thread(this::run, "narrative");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  @Override
  public void onFact(FactRecord record) {
    if (!queue.offer(record)) {
      notTold.incrementAndGet();
    }
  }

  /** Tells what has come, and ends. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(CLOSE_LIMIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (notTold.get() > 0) {
      out.println(messages.get(CliMsg.RUN_NOT_NARRATED, notTold.get()));
    }
    out.println();
    out.flush();
  }

  private void run() {
    ConsoleFold fold = ConsoleFold.blank();
    try {
      while (true) {
        boolean last = closing;
        FactRecord record = queue.poll(POLL_MS, TimeUnit.MILLISECONDS);
        if (record != null) {
          ConsoleFold next = fold.next(record);
          tell(record, fold, next);
          fold = next;
        } else if (last) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(FactRecord record, ConsoleFold before, ConsoleFold after) {
    boolean worthALine = everything || isWorthALine(record.fact());
    for (Narrator.Told told : Narrator.tell(record, before, after)) {
      if (worthALine || told.calledOut()) {
        out.println(time(record) + "  " + messages.format(told.occurrence().title()));
      }
    }
  }

  private String time(FactRecord record) {
    String time = messages.get(CliMsg.RUN_SECONDS, record.atMicros() / MICROS_PER_SECOND);
    return " ".repeat(Math.max(0, TIME_WIDTH - time.length())) + time;
  }

  /** Leaves out what another line says as well. */
  static boolean isWorthALine(Fact fact) {
    return switch (fact) {
      case Fact.ClusterStarting f -> true;
      case Fact.ClusterStopped f -> true;
      case Fact.FactsDropped f -> true;
      case Fact.NodeStarting f -> false;
      case Fact.NodeStarted f -> true;
      case Fact.NodeStartRefused f -> true;
      case Fact.NodeStopped f -> true;
      case Fact.NodeKilled f -> true;
      case Fact.NodeFrozen f -> true;
      case Fact.NodeUnfrozen f -> true;
      case Fact.RoleChanged f -> false;
      case Fact.TermAdvanced f -> false;
      case Fact.LeaderElected f -> true;
      case Fact.LeaderReady f -> true;
      case Fact.SteppedDown f -> true;
      case Fact.LogCompacted f -> true;
      case Fact.MessageSent f -> false;
      case Fact.MessageAnswered f -> false;
      case Fact.MessageUnanswered f -> false;
      case Fact.LinkCut f -> false;
      case Fact.LinkHealed f -> false;
      case Fact.CommandRequested f -> true;
      case Fact.CommandCompleted f -> !(f.outcome() instanceof Outcome.Ok);
      case Fact.FaultChanged f ->
          f.phase() == FaultPhase.VERIFIED
              || f.phase() == FaultPhase.COMPLETED
              || f.phase() == FaultPhase.FAILED;
      case Fact.FaultsBlocked f -> true;
      case Fact.FaultsRearmed f -> true;
      case Fact.SwitchChanged f -> true;
      case Fact.DegradeSwitchChanged f -> true;
      case Fact.ServiceLevelChanged f -> true;
      case Fact.TreatmentsChanged f -> false;
      case Fact.HealthMeasured f -> false;
      case Fact.BreakerChanged f -> true;
      case Fact.GatewayFigures f -> false;
      case Fact.PolicyActivated f -> true;
      case Fact.PolicyFaulted f -> true;
      case Fact.PolicyRecovered f -> true;
      case Fact.ToleranceChanged f -> true;
      case Fact.WorkloadChanged f -> true;
      case Fact.FirstWriteAcknowledged f -> true;
      case Fact.ServiceUnavailable f -> true;
      case Fact.ServiceAvailable f -> true;
      case Fact.LinkDisturbed f -> false;
      case Fact.MessageActedOn f -> true;
      case Fact.VoteRefused f -> true;
      case Fact.ConfigurationChanged f -> f.index() > 0;
      case Fact.NodeRemoved f -> true;
      case Fact.LogEntries f -> false;
      case Fact.OperationsNotKnown f -> true;
      case Fact.DamageFound f -> true;
      case Fact.NodeQuarantined f -> true;
      case Fact.JournalRecords f -> false;
      case Fact.ReplicasDiffer f -> true;
      case Fact.KeysDiffer f -> true;
      case Fact.RepairChanged f -> true;
      case Fact.BackupWritten f -> true;
      case Fact.BackupChecked f -> true;
      case Fact.BackupRestored f -> true;
      case Fact.Level f -> false;
    };
  }
}
