package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FailoverCause;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.failover.FailoverRow;
import io.lifeboat.console.application.state.FailoverWords;
import io.lifeboat.console.application.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of failovers in the real window. */
class FailoverTest extends GuiTest {
  private ScriptedCluster cluster;

  @BeforeEach
  void openAfterThreeFailovers() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1440, 900);
    awaitLeader(NodeId.of(1));
    for (int leader : new int[] {1, 2, 1}) {
      cluster.submit(new KillNode(NodeId.of(leader), 0));
      cluster.submit(new StartNode(NodeId.of(leader)));
      cluster.calm(4);
    }
    click("show-failovers");
    await("three rows", () -> table().getItems().size() == 3);
  }

  @SuppressWarnings("unchecked")
  private TableView<FailoverRow> table() {
    return (TableView<FailoverRow>) find("failover-rows");
  }

  @Test
  void theLastOnesAreThereNewestFirstWithTheirSpread() {
    assertThat(table().getItems())
        .extracting(row -> row.failover().number())
        .containsExactly(3, 2, 1);
    await("the spread", () -> textOf("failover-spread").contains("Elected 65"));
    assertThat(textOf("failover-scale")).isEqualTo("0 to 1,000 ms");
  }

  @Test
  void choosingOneTakesTheTimelineThere() throws Exception {
    onFx(
        () -> {
          table().requestFocus();
          return null;
        });
    press(KeyCode.DOWN);
    await("the timeline", () -> isThere("timeline"));
    await("no longer now", () -> !((ToggleButton) find("timeline-follow")).isSelected());
    assertThat(table().getSelectionModel().getSelectedItem()).isNotNull();
    cluster.calm(2);
    assertThat(isThere("failover-rows")).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void inASmallWindowNoFigureIsCutShort(Language language) throws Exception {
    for (int i = 0; i < 8; i++) {
      NodeId leader = NodeId.of(i % 2 == 0 ? 2 : 1);
      cluster.submit(new KillNode(leader, 0));
      cluster.submit(new StartNode(leader));
    }
    cluster.tell(new Fact.NodeKilled(NodeId.of(2)));
    cluster.pass(6_912);
    cluster.tell(new Fact.MessageSent(NodeId.of(5), NodeId.of(1), MessageKind.VOTE, 13));
    language(language);
    size(1000, 700);
    await("a long one", () -> clipped().isEmpty() && shownCells().contains("≥ 6,912"));
    assertThat(shownCells()).contains("12", "6,912");
    shot("failovers-long-" + language.name().toLowerCase(Locale.ROOT) + "-light-1000x700");
  }

  private List<String> shownCells() {
    return labels(".table-cell").map(Labeled::getText).toList();
  }

  /** The cells and heads whose text is not wholly on show; causes may be cut short. */
  private List<String> clipped() {
    return Stream.concat(labels(".table-cell"), labels(".column-header .label"))
        .filter(cell -> cell.lookup(".text") instanceof Text text && !isWhole(cell, text))
        .map(Labeled::getText)
        .toList();
  }

  private boolean isWhole(Labeled cell, Text text) {
    return text.getText().equals(cell.getText()) || cell.getText().equals(cause());
  }

  private String cause() {
    return console().i18n().text(FailoverWords.cause(FailoverCause.KILL));
  }

  private Stream<Labeled> labels(String selector) {
    return find("failover-rows").lookupAll(selector).stream()
        .filter(node -> node instanceof Labeled && node.isVisible())
        .map(Labeled.class::cast)
        .filter(cell -> cell.getText() != null && !cell.getText().isEmpty());
  }

  @Test
  void theTableIsCopiedAsText() throws Exception {
    click("failover-copy");
    String copied = onFx(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    assertThat(copied).startsWith("No.\tLeader · term").contains("n1 · 3 → n2 · 4");
  }
}
