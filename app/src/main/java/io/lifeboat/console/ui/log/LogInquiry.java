package io.lifeboat.console.ui.log;

import io.lifeboat.cluster.command.OperatorCommand.InspectLog;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.CommandView;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeLog;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.LogMsg;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to ask a node of its log when a cell was chosen, and what became of the question. */
final class LogInquiry {
  private static final int BEFORE = 8;
  private static final int COUNT = 32;

  private LogInquiry() {}

  /** The question for the entry at this index, or nothing when it is known or is not there. */
  static Optional<InspectLog> of(NodeLog log, long index) {
    boolean there = index >= Math.max(1, log.firstIndex()) && index <= log.lastIndex();
    if (!there || log.entry(index).isPresent()) {
      return Optional.empty();
    }
    long from = Math.max(Math.max(1, log.firstIndex()), index - BEFORE);
    int count = (int) Math.min(COUNT, log.lastIndex() - from + 1);
    return Optional.of(new InspectLog(log.node(), from, count));
  }

  /** What is known of the entry while it has not been read. */
  static Text status(ConsoleState state, NodeId node, long index) {
    NodeLog log = state.logs().log(node);
    if (index > log.lastIndex()) {
      return Text.of(LogMsg.ENTRY_NOT_THERE, node, log.lastIndex());
    }
    if (log.isShapeKnown() && index < log.firstIndex()) {
      return index <= log.snapshotIndex()
          ? Text.of(LogMsg.ENTRY_IN_SNAPSHOT, node, log.snapshotIndex())
          : Text.of(LogMsg.ENTRY_MISSING, node, log.firstIndex());
    }
    return asked(lastQuestion(state, node, index), node);
  }

  private static Text asked(@Nullable CommandView question, NodeId node) {
    if (question == null) {
      return Text.of(LogMsg.ENTRY_NOT_ASKED, node);
    }
    Outcome outcome = question.outcome();
    return switch (outcome) {
      case null -> Text.of(LogMsg.ENTRY_ASKED, node);
      case Outcome.Ok _ -> Text.of(LogMsg.ENTRY_NOT_IN_ANSWER, node);
      case Outcome.Fail fail -> Text.of(LogMsg.ENTRY_REFUSED, node, fail.detail());
      case Outcome.Info info -> Text.of(LogMsg.ENTRY_NO_ANSWER, node, info.detail());
    };
  }

  private static @Nullable CommandView lastQuestion(ConsoleState state, NodeId node, long index) {
    for (CommandView view : state.commands().reversed()) {
      if (view.command() instanceof InspectLog(var asked, var from, var count)
          && asked.equals(node)
          && from <= index
          && index < from + count) {
        return view;
      }
    }
    return null;
  }
}
