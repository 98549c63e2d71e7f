package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand.InspectLog;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.LogEntry;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ReplicationProgress;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.TermRun;
import io.lifeboat.console.application.text.Language;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The logs side by side in the real window: by mouse, by keys, and while nothing is known. */
class LogsTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  /** Where the term of n2 begins in its log and that of n3. */
  private static final long TERM_2 = 5_000_051;

  private static final long LAST = 5_000_100;

  private ScriptedCluster cluster = new ScriptedCluster(3, false);

  /** After a failover: the killed n1 has four entries that n2, leader of term 2, has not. */
  private void openOnLogs(int width, int height) throws Exception {
    cluster = new ScriptedCluster(3, true);
    open(cluster, width, height);
    awaitLeader(N1);
    for (NodeId node : List.of(N1, N2, N3)) {
      long last = node.equals(N1) ? TERM_2 + 3 : TERM_2 - 1;
      shape(node, last, new TermRun(1, 1));
      cluster.tell(new Fact.NodeLevels(node, 1, N1, TERM_2 - 1, TERM_2 - 1, last));
    }
    cluster.submit(new KillNode(N1, 0));
    awaitLeader(N2);
    for (NodeId node : List.of(N2, N3)) {
      shape(node, LAST, new TermRun(1, 1), new TermRun(TERM_2, 2));
      cluster.tell(new Fact.NodeLevels(node, 2, N2, LAST - 2, LAST - 3, LAST));
    }
    cluster.tell(
        new Fact.Replication(N2, 2, List.of(new ReplicationProgress(N3, LAST + 1, LAST, 0))));
    cluster.tell(new Fact.LeaderHeard(N3, N2, 2, state().nowMicros()));
    await("the deck", () -> isThere("show-logs"));
    click("show-logs");
    await("the logs", () -> isThere("log-canvas"));
    await("what they are compared with", () -> textOf("log-compared").contains("n2"));
  }

  private void shape(NodeId node, long last, TermRun... runs) {
    cluster.tell(new Fact.LogShape(node, 1, last, 0, List.of(runs)));
  }

  private String chosen() {
    return String.valueOf(find("log-canvas").getAccessibleText());
  }

  private boolean follows() {
    return ((ToggleButton) find("log-follow")).isSelected();
  }

  /** Clicks into the cells of a row, counted from 0, of three. */
  private void clickRow(int row, double across) {
    pointAt(at("log-canvas", across, (52.0 + 45 * row) / 180));
    clickHere();
  }

  private void focus(String id) throws Exception {
    onFx(
        () -> {
          find(id).requestFocus();
          return null;
        });
  }

  private String focused() {
    Node owner = stage().getScene().getFocusOwner();
    return owner == null ? "" : String.valueOf(owner.getId());
  }

  @Test
  void everyNodeHasARowAndAnEntryIsReadFromItsOwnJournal() throws Exception {
    openOnLogs(1440, 900);
    clickRow(0, 0.5);
    await("the first row", () -> chosen().startsWith("n1, index "));
    clickRow(2, 0.5);
    await("the last row", () -> chosen().startsWith("n3, index "));
    clickRow(1, 0.5);
    await("the leader's row", () -> chosen().startsWith("n2, index "));
    assertThat(chosen()).endsWith(", term 2");
    assertThat(follows()).isFalse();

    long index = Long.parseLong(chosen().replaceAll("n2, index (\\d+), term 2", "$1"));
    assertThat(index).isBetween(TERM_2, LAST);
    await(
        "the question",
        () ->
            cluster.asked().stream()
                .anyMatch(c -> c instanceof InspectLog(NodeId node, _, _) && node.equals(N2)));
    cluster.tell(
        new Fact.LogEntries(
            N2, List.of(new LogEntry(index, 2, "Command", 123, "put k7, 64 bytes"))));
    await("its words", () -> textOf("log-entry-summary").equals("put k7, 64 bytes"));
    assertThat(textOf("log-entry-facts")).startsWith("term 2 · Command · 123 bytes · committed");
    assertThat(textOf("log-entry-others")).contains("n3: = same term 2");
    shot("logs-entry-en-light-1440x900");
  }

  @Test
  void theNextDifferenceIsFoundAndSaid() throws Exception {
    openOnLogs(1440, 900);
    assertThat(textOf("log-compared"))
        .startsWith("One stretch differs from the log of n2, leader of term 2");
    click("log-difference");

    await("the first entry that differs", () -> chosen().equals("n1, index 5000051, term 1"));
    assertThat(textOf("log-entry-others")).contains("n2: ≠ term 2, another entry");
    assertThat(follows()).isFalse();
    shot("logs-difference-en-light-1440x900");
  }

  @Test
  void keysChooseMoveZoomAndFollow() throws Exception {
    openOnLogs(1440, 900);
    focus("log-canvas");
    press(KeyCode.DOWN);
    press(KeyCode.LEFT);
    await("an entry", () -> chosen().matches("n\\d, index \\d+, term \\d"));
    assertThat(follows()).isFalse();
    press(KeyCode.END);
    await("the end", this::follows);
    press(KeyCode.HOME);
    await("the beginning", () -> !follows());

    clickRow(1, 0.5);
    await("an entry near the beginning", () -> chosen().endsWith(", term 1"));
    assertThat(index()).isLessThan(40);
    String before = chosen();
    press(KeyCode.RIGHT);
    await("the next entry", () -> !chosen().equals(before));
    press(KeyCode.MINUS);
    press(KeyCode.UP);
    await("the row above", () -> chosen().startsWith("n1, "));
  }

  private long index() {
    return Long.parseLong(chosen().replaceAll(".*index (\\d+).*", "$1"));
  }

  @Test
  void anIndexIsJumpedToAndTheWholeOfMillionsShown() throws Exception {
    openOnLogs(1440, 900);
    focus("log-index");
    type("2500000");
    press(KeyCode.ENTER);
    await("the index", () -> chosen().contains("index 2500000, term 1"));
    assertThat(focused()).isEqualTo("log-canvas");

    click("log-whole");
    clickRow(1, 0.98);
    await("near the end", () -> index() > 4_700_000);
    assertThat(index()).isLessThanOrEqualTo(LAST + 1);
    shot("logs-whole-en-light-1440x900");
    click("log-cells");
    clickRow(1, 0.5);
    await("single entries near it", () -> index() > 4_600_000);
  }

  @Test
  void theTabKeyReachesEveryControl() throws Exception {
    openOnLogs(1440, 900);
    focus("log-follow");
    for (String next :
        List.of(
            "log-zoom-out",
            "log-zoom-in",
            "log-cells",
            "log-whole",
            "log-index",
            "log-difference",
            "log-canvas",
            "log-details")) {
      press(KeyCode.TAB);
      await(next, () -> focused().equals(next));
    }
  }

  @Test
  void thePaletteOpensIt() throws Exception {
    openOnLogs(1440, 900);
    click("show-links");
    press(KeyCode.CONTROL, KeyCode.K);
    await("the palette", () -> isThere("palette-field"));
    type("show logs");
    press(KeyCode.ENTER);

    await("the logs", () -> isThere("log-canvas"));
    assertThat(console().window().chosenPanels()).containsEntry("centre", "logs");
  }

  @Test
  void theVotesOfTheLastElectionAreTold() throws Exception {
    openOnLogs(1440, 900);

    await(
        "the votes",
        () -> isThere("log-round-0") && textOf("log-round-0").startsWith("n2 asks for votes"));
    assertThat(textOf("log-round-0")).isEqualTo("n2 asks for votes, term 2: 3 yes, 2 needed");
    assertThat(textOf("log-answers-0")).isEqualTo("✓ n1 n2 n3   →  elected");
    assertThat(isThere("log-split-vote")).isFalse();
  }

  @Test
  void aSplitVoteIsCalledOutAndIsHistoryOnceALaterTermHasALeader() throws Exception {
    openOnLogs(1440, 900);
    cluster.tell(new Fact.RoleChanged(N2, Role.CANDIDATE, 3));
    cluster.tell(new Fact.RoleChanged(N3, Role.CANDIDATE, 3));
    ask(N2, N3);
    ask(N3, N2);
    await("the split vote", () -> isThere("log-split-vote"));
    assertThat(textOf("log-split-vote")).startsWith("Split vote in term 3: n2, n3 stood");
    assertThat(find("log-split-vote").getStyleClass()).contains("disagreement");

    cluster.tell(new Fact.RoleChanged(N2, Role.CANDIDATE, 4));
    cluster.tell(new Fact.RoleChanged(N3, Role.FOLLOWER, 4));
    cluster.tell(new Fact.MessageSent(N2, N3, MessageKind.VOTE, 4));
    cluster.tell(new Fact.MessageAnswered(N2, N3, MessageKind.VOTE, 4, true));
    cluster.tell(new Fact.RoleChanged(N2, Role.LEADER, 4));
    cluster.tell(new Fact.LeaderElected(N2, 4));
    await("history", () -> textOf("log-split-vote").startsWith("Term 3 was a split vote"));
    assertThat(find("log-split-vote").getStyleClass()).doesNotContain("disagreement");
  }

  private void ask(NodeId candidate, NodeId voter) {
    for (NodeId to : List.of(N1, voter)) {
      cluster.tell(new Fact.MessageSent(candidate, to, MessageKind.VOTE, 3));
    }
    cluster.tell(new Fact.MessageAnswered(candidate, voter, MessageKind.VOTE, 3, false));
    cluster.tell(new Fact.MessageUnanswered(candidate, N1, MessageKind.VOTE, 3));
  }

  @Test
  void whileNothingIsKnownItSaysSo() throws Exception {
    cluster = new ScriptedCluster(3, false);
    open(cluster, 1440, 900);
    await("the deck", () -> isThere("show-logs"));
    click("show-logs");

    await("nothing to compare", () -> textOf("log-compared").startsWith("Nothing to compare"));
    assertThat(textOf("log-no-votes-0")).isEqualTo("Nobody has asked for votes yet.");
    assertThat(textOf("log-entry-facts")).startsWith("Choose a cell");
    assertThat(find("log-difference").isDisabled()).isTrue();
    assertThat(textOf("log-node-0-1")).as("the term of n1").isEqualTo("?");
    assertThat(textOf("log-node-2-6")).as("the last index of n3").isEqualTo("?");
    shot("logs-empty-en-light-1440x900");
  }

  @Test
  void inALowWindowAllRowsAreInSightAndTheRestIsScrolledTo() throws Exception {
    openOnLogs(1000, 700);
    assertThat(isInside(find("log-canvas"))).isTrue();
    language(Language.CHINESE);
    await("in Chinese", () -> textOf("log-compared").contains("领导者"));
    assertThat(textOf("log-round-0")).isEqualTo("n2 请求投票，任期 2：已得 3，需要 2");
    reveal("log-details");
    await("the details", () -> isInside(find("log-details")));
    shot("logs-zh-light-1000x700");
  }
}
