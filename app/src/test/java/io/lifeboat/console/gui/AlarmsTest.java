package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmKind;
import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.alarm.AlarmPriority;
import io.lifeboat.console.application.alarm.AlarmState;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.theme.Theme;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Alarms in the real window: the banner, the list, and what an operator does about them. */
class AlarmsTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);

  private ScriptedCluster cluster;

  @BeforeEach
  void openOnAHealthyCluster() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1440, 900);
    awaitLeader(N1);
    await("a card for each node", () -> isThere("node-n5"));
  }

  /** Two of five are gone: no further one may be lost. */
  private void loseTwo() {
    cluster.submit(new KillNode(NodeId.of(4), 0));
    cluster.submit(new KillNode(NodeId.of(5), 0));
    cluster.calm(3);
    await("the alarm", () -> line(AlarmKind.QUORUM_MARGIN_ZERO).isPresent());
  }

  @Test
  void theBannerComesWithTheAlarmAndGoesWithItsAcknowledgement() {
    assertThat(isThere("alarm-banner")).isFalse();
    loseTwo();
    await("the banner", () -> isThere("alarm-banner"));
    await("its words", () -> textOf("banner-title").equals("No further node may be lost"));
    assertThat(textOf("banner-priority")).isEqualTo("High");

    click("banner-acknowledge");

    await("no banner", () -> !isThere("alarm-banner"));
    assertThat(line(AlarmKind.QUORUM_MARGIN_ZERO).orElseThrow().state())
        .isEqualTo(AlarmState.ACKNOWLEDGED);
  }

  @Test
  void oneKeyAcknowledgesTheHighestAndSaysWhenThereIsNone() {
    press(KeyCode.A);
    await("why nothing happens", () -> textOf("message").startsWith("No alarm waits"));
    loseTwo();
    cluster.submit(new KillNode(NodeId.of(3), 0));
    cluster.calm(3);
    await("both alarms", () -> line(AlarmKind.QUORUM_LOST).isPresent());
    await("one more", () -> textOf("banner-more").contains("more alarm"));
    pastTheGrace();
    AlarmKey highest = state().alarms().banner().orElseThrow().key();
    assertThat(highest.kind().priority()).isEqualTo(AlarmPriority.CRITICAL);

    press(KeyCode.A);

    await("another banner", () -> !textOf("banner-title").equals(title(highest)));
    assertThat(isWaiting(highest)).isFalse();
  }

  @Test
  void whatToDoIsOpenedAndLeadsToTheDisplayThatHelps() throws Exception {
    cluster.submit(new IsolateNode(N1, 0));
    cluster.elect(NodeId.of(2));
    cluster.calm(3);
    await("the alarm", () -> line(AlarmKind.STALE_LEADER).isPresent());
    press(KeyCode.DIGIT3);
    tab(2);
    await("its banner", () -> textOf("banner-title").equals("n1 still leads a term that is over"));

    click("banner-what-to-do");
    await("guidance", () -> textOf("banner-guidance").startsWith("Do not read from this node."));
    click("banner-open-display");

    await("the node", () -> textOf("face-name").equals("n1"));
    press(KeyCode.ESCAPE);
    await("it closes", () -> !isThere("banner-guidance"));
  }

  @Test
  void theListShelvesAndTakesBack() {
    loseTwo();
    click("show-alarms");
    await("a line for it", () -> rows() == 1);
    select(0);
    await("the guidance", () -> textOf("alarm-detail-guidance").startsWith("Bring a missing"));

    click("shelve-15");

    await("an empty list", () -> rows() == 0);
    click("alarms-shelved");
    await("on the shelf", () -> rows() == 1);
    select(0);
    click("alarm-unshelve");
    await("back again", () -> isThere("alarm-banner"));
    click("alarms-history");
    await("what happened to it", () -> rows() >= 3);
  }

  @Test
  void acknowledgeAllIsInTheListAndInThePalette() {
    loseTwo();
    cluster.submit(new KillNode(NodeId.of(3), 0));
    cluster.calm(3);
    await("two alarms", () -> state().alarms().unacknowledged() >= 2);
    press(KeyCode.CONTROL, KeyCode.K);
    await("the palette", () -> isThere("palette-field"));
    type("acknowledge all");
    press(KeyCode.ENTER);

    await("none waits", () -> state().alarms().unacknowledged() == 0);
    click("show-alarms");
    await("all listed", () -> rows() == state().alarms().active().size());
    assertThat(find("acknowledge-all").isDisabled()).isTrue();
  }

  @Tag("slow")
  @Test
  void picturesToLookAt() throws Exception {
    click("show-alarms");
    shot("alarms-empty-en-light-1440x900");
    cluster.submit(new IsolateNode(N1, 0));
    cluster.elect(NodeId.of(2));
    cluster.submit(new KillNode(NodeId.of(5), 0));
    cluster.calm(4);
    await("the alarms", () -> state().alarms().active().size() >= 2);
    select(0);
    click("banner-what-to-do");
    shot("alarms-en-light-1440x900");
    language(Language.CHINESE);
    size(1000, 700);
    shot("alarms-zh-light-1000x700");
    theme(Theme.DARK);
    size(1900, 1060);
    shot("alarms-zh-dark-1900x1060");
    language(Language.ENGLISH);
    size(1000, 700);
    press(KeyCode.ESCAPE);
    press(KeyCode.ESCAPE);
    cluster.submit(new KillNode(NodeId.of(3), 0));
    cluster.calm(4);
    await("quorum lost", () -> line(AlarmKind.QUORUM_LOST).isPresent());
    shot("alarms-en-dark-1000x700");
  }

  private String title(AlarmKey key) {
    return console().i18n().text(key.kind().title(key.subject()));
  }

  private boolean isWaiting(AlarmKey key) {
    return state().alarms().active().stream()
        .anyMatch(l -> l.key().equals(key) && l.state().wantsAcknowledgement());
  }

  private Optional<AlarmLine> line(AlarmKind kind) {
    return state().alarms().active().stream().filter(l -> l.key().kind() == kind).findFirst();
  }

  /** A click just after another alarm took the place of the one before is not taken for it. */
  private void pastTheGrace() {
    org.awaitility.Awaitility.await().pollDelay(java.time.Duration.ofMillis(700)).until(() -> true);
  }

  private int rows() {
    return list().getItems().size();
  }

  private ListView<?> list() {
    Node node = find("alarm-rows");
    return (ListView<?>) node;
  }

  private void select(int index) {
    await(
        "a line to select",
        () -> {
          list().getSelectionModel().select(index);
          return !list().getSelectionModel().getSelectedIndices().isEmpty();
        });
  }
}
